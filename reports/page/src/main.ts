/* The page, top to bottom. Sections are drawn one after the other so that the first can be read at once;
   those that follow what the reader chooses are drawn again. */
import { drawAllCharts } from "./chart";
import type { Child, LazyDetails } from "./element";
import { append, byId, data, fill, grouped, h, lazyDetails, plural } from "./element";
import { watchPanel } from "./panel";
import { report } from "./report";
import { parts } from "./report_parts";
import { outlets } from "./terms_used";
import { drawToolbar } from "./toolbar";
import { allEvents, onChoice, outletName, outletsHidden, placeInAddress, readAddress, setPlace } from "./view";
import { glossary, manifest, method } from "./sections/about";
import { agencySection } from "./sections/agency";
import { articleSection } from "./sections/articles";
import { axisTables } from "./sections/axes";
import { choiceTables } from "./sections/choices";
import { classroomSection } from "./sections/classroom";
import { complianceSection } from "./sections/compliance";
import { compared, dateRange } from "./sections/compared";
import { affinitySection, contrastTable } from "./sections/contrasts";
import { coverageSection } from "./sections/coverage";
import { differenceSection } from "./sections/differences";
import { evidenceSection } from "./sections/evidence_list";
import { mapSection } from "./sections/map";
import { functionSection, prominenceSection } from "./sections/prominence";
import { sharedSection } from "./sections/shared";
import { sourceSection } from "./sections/sources";
import { timeSection } from "./sections/time";
import { mentionTable, voiceSection } from "./sections/voices";

/** `whole`: the report has it for all events together only. */
interface Section { id: string; heading: string; make: () => Child; there?: boolean; whole?: boolean }
/** In the contents the sections stand in groups, named where each begins. */
const GROUPS: Record<string, string> = { compared: "The comparison", voices: "Who is heard and shown", coverage: "What is told", prominence: "What is told", evidence: "The texts", method: "How sure, and how" };

const sections: Section[] = [
  { id: "compared", heading: "What was compared", make: compared },
  { id: "differences", heading: report.one_document_each ? "The labels side by side" : "The strongest differences", make: differenceSection },
  { id: "choices", heading: "Label choices", make: choiceTables },
  { id: "framing", heading: "Framing, by target", make: () => [axisTables(["framing"]), contrastTable()] },
  { id: "voices", heading: "Whose voice", make: voiceSection },
  { id: "sources", heading: "Who speaks", make: sourceSection },
  { id: "mentions", heading: "How often each is mentioned", make: mentionTable },
  { id: "agency", heading: "Who is harmed, and who acts", make: agencySection },
  { id: "coverage", heading: "Not mentioned", make: coverageSection, there: parts.coverage !== undefined },
  { id: "prominence", heading: "Where it stands", make: prominenceSection, there: parts.prominence !== undefined, whole: true },
  { id: "functions", heading: "What the terms do", make: functionSection, there: parts.functions !== undefined, whole: true },
  { id: "time", heading: "Over time", make: timeSection, there: parts.time !== undefined && (parts.time.unit !== null || parts.time.dated_apart.length > 0), whole: true },
  { id: "map", heading: "Map of outlets", make: mapSection, there: parts.map !== undefined && parts.map.why_not_text === null, whole: true },
  { id: "affinity", heading: "Whose wording it resembles", make: affinitySection, there: (parts.affinity?.lexicons.length ?? 0) > 0 },
  { id: "compliance", heading: "House style", make: complianceSection, there: (parts.compliance?.length ?? 0) > 0, whole: true },
  { id: "shared", heading: "Shared text", make: sharedSection, whole: true },
  { id: "style", heading: "Style", make: () => lazyDetails(["How sure, heightened, believing and approving the wording is, whatever it is about"], () => axisTables(["style", "outlet"])) },
  { id: "evidence", heading: "Strongest evidence", make: evidenceSection },
  { id: "articles", heading: "The articles", make: articleSection },
  { id: "classroom", heading: "In the classroom", make: classroomSection },
  { id: "method", heading: "Method and limits", make: method },
  { id: "glossary", heading: "Glossary", make: glossary },
  { id: "manifest", heading: "What went in", make: manifest },
];
const listed = sections.filter((s) => s.there !== false);

function drawTitle(): void {
  const many = outlets.length;
  const named = many > 6 ? [...outlets.keys()].slice(0, 5) : [...outlets.keys()];
  byId("title").textContent = many === 1 ? `How ${outletName(0)} words the news` : `How ${many} outlets word the same ${report.events.length === 1 ? "story" : "stories"}`;
  fill(byId("lede"),
    outletsHidden() ? "The outlets’ names are hidden" : [named.map((o, i) => [i === 0 ? "" : i === many - 1 ? " and " : ", ", data(outletName(o))]), many > named.length ? ` and ${many - named.length} more` : ""],
    ": which words each chose, about whom, and whose words they are. ",
    `${grouped(report.counts.analysed)} ${plural(report.counts.analysed, "article", "articles")}`, dateRange(report.outlets) ? [", ", dateRange(report.outlets)] : "", ".");
}

function drawContents(): void {
  const link = ({ id, heading }: Section): Child => h("li", null, h("a", { href: `#${id}`, on: { click: (event) => { event.preventDefault(); setPlace(id); goTo(id); } } }, heading));
  const groups = new Map<string, Section[]>();
  let group = "";
  for (const section of listed) {
    group = GROUPS[section.id] ?? group;
    groups.set(group, [...(groups.get(group) ?? []), section]);
  }
  fill(byId("contents"), [...groups].map(([name, members]) => h("div", null, h("p", { class: "contents-name" }, name), h("ul", null, members.map(link)))));
}

/** Where the keyboard is: what is drawn again has new elements, and the focus goes to the one in the same place. */
function keepFocus(): () => void {
  const held = document.activeElement;
  const part = held?.closest("#toolbar, main > section");
  if (!held || !part) return () => undefined;
  const controls = (): HTMLElement[] => [...part.querySelectorAll<HTMLElement>("button, select, input, summary, a[href]")];
  const place = controls().indexOf(held as HTMLElement);
  return () => {
    const there = controls();
    if (!held.isConnected) there[Math.min(place, there.length - 1)]?.focus({ preventScroll: true });
  };
}

let drawing = 0;
/** Draws each section in its own task; a newer choice ends an older drawing. */
function drawSections(done: () => void): void {
  drawing += 1;
  const mine = drawing;
  const focusAgain = keepFocus();
  drawTitle();
  drawToolbar();
  const next = (at: number) => {
    if (mine !== drawing) return;
    if (at === listed.length) { focusAgain(); done(); return; }
    const { id, make, whole } = listed[at];
    fill(byId(`${id}-body`), whole && !allEvents() ? h("p", { class: "soft" }, "Shown for all events together only.") : make());
    if (at === 0) {
      next(1);
      performance.mark("usable");
    } else {
      setTimeout(() => next(at + 1));
    }
  };
  document.documentElement.dataset.drawn = "";
  next(0);
}

/** Scrolls to a section. Charts above it are drawn when they come near the screen and take room then: the
    heading is held where it is until the reader acts. */
function goTo(id: string): void {
  const heading = document.getElementById(`${id}-heading`);
  if (!heading) return;
  const scroll = (): void => heading.scrollIntoView({ behavior: "instant" });
  scroll();
  heading.focus({ preventScroll: true });
  const hold = new ResizeObserver(scroll);
  hold.observe(byId("report-body"));
  const release = (): void => hold.disconnect();
  ["wheel", "touchstart", "pointerdown", "keydown"].forEach((act) => window.addEventListener(act, release, { once: true, passive: true }));
  setTimeout(release, 2000);
}

function start(): void {
  readAddress();
  watchPanel();
  append(byId("report-body"), listed.map((s) => h("section", { id: s.id, "aria-labelledby": `${s.id}-heading` }, h("h2", { id: `${s.id}-heading`, tabindex: "-1" }, s.heading), h("div", { id: `${s.id}-body` }))));
  drawContents();
  append(byId("footer"), [h("p", { class: "soft" }, `Made by Parallax ${report.manifest.version}. This page is one file; it loads nothing and sends nothing.`)]);
  const ready = () => { document.documentElement.dataset.drawn = "yes"; performance.mark("drawn"); };
  onChoice(() => drawSections(ready));
  drawSections(() => { ready(); if (placeInAddress()) goTo(placeInAddress()); });
  window.addEventListener("hashchange", () => { readAddress(); drawSections(() => { ready(); goTo(placeInAddress()); }); });
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll<LazyDetails>("#style details, #manifest details, #sources details, #mentions details, #framing details").forEach((d) => { d.build?.(); d.open = true; });
    drawAllCharts();
  });
}

start();
