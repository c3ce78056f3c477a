/* What is shown: which event, which outlets, and whether their names are hidden. */
import { countsEvents } from "./counts";
import { byId, button, fill, h, select } from "./element";
import { report } from "./report";
import { eventName, outlets } from "./terms_used";
import { allEvents, choose, outletName, outletsHidden, shownOutlets, viewed } from "./view";

const fewest_to_choose = 3;

function outletChoice(): HTMLElement {
  const shown = shownOutlets();
  const boxes = outlets.map((_, o) => h("input", { type: "checkbox", value: o, checked: shown.includes(o) }));
  const apply = () => {
    const chosen = boxes.filter((b) => b.checked).map((b) => Number(b.value));
    if (chosen.length > 0) choose("outlets", chosen.join("."));
  };
  const all = (checked: boolean) => () => boxes.forEach((b) => { b.checked = checked; });
  return h("details", { class: "menu" }, h("summary", null, `Outlets: ${shown.length} of ${outlets.length}`),
    h("div", { class: "menu-body" },
      h("div", { class: "menu-list" }, boxes.map((b, o) => h("label", null, b, h("bdi", null, outletName(o))))),
      h("p", null, button("Show these", apply), " ", button("All", all(true)), " ", button("None", all(false)))));
}

export function drawToolbar(): void {
  const events = report.events.length > 1 && countsEvents();
  fill(byId("toolbar"), h("div", { class: "toolbar-inner" },
    events ? select("Event", [["", `all ${report.events.length} events`], ...report.events.map((e, i): [string, string] => [String(i), eventName(e.event)])], viewed("event"), (v) => choose("event", v)) : null,
    outlets.length >= fewest_to_choose ? outletChoice() : null,
    outlets.length > 1 ? button(outletsHidden() ? "Show outlets’ names" : "Hide outlets, guess first", () => choose("hide", outletsHidden() ? "" : "1"), { "aria-pressed": outletsHidden() ? "true" : "false" }) : null,
    h("span", { class: "soft", id: "event-note", role: "status" }, allEvents() ? "" : "Counts of this event’s articles; no intervals.")));
}
