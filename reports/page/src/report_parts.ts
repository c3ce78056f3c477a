/* Parts of report.json that a report of an older engine lacks: the page leaves out what is not there. */
import type { Difference as ShareDifference, Field, Interval, Rate, Report, Share, Span, Voice, Wording } from "./report";
import { report } from "./report";

export interface DifferenceSide { count: number; of: number; value: number | null; documents: number; events: number }
export interface DifferencePair {
  a: number; b: number; first: DifferenceSide; second: DifferenceSide; common_events: number; estimate: number | null;
  interval: Interval | null; effect: number | null; p: number | null; q: number | null; verdict: string; reason: string | null;
  reason_text: string | null; driven_by: { kind: string; name: string; estimate: number | null }[]; smallest_detectable: number | null;
}
export interface DifferenceMeasure {
  id: string; kind: "rate" | "share"; measure: "axis" | "labelling" | "label"; axis: string | null; pole: "negative" | "positive" | null;
  choice: string | null; term: number | null; target: string | null; wording: Wording; unit: string; count: number; of: number;
  outlets: number; p: number | null; q: number | null; opened: boolean; pairs: DifferencePair[]; pairs_tested: number; pairs_not_tested: number; pairs_left_out: number;
}
export interface SensitivityRow {
  measure: number; a: number; b: number; headline_verdict: string; headline: number | null; estimate: number | null; interval: Interval | null;
  q: number | null; same_sign: boolean; moved: boolean; verdict: string | null; reason: string | null; reason_text: string | null;
}
export interface Sensitivity { variant: string; entry: string | null; title: string; why_not: string | null; documents: number; rows: SensitivityRow[] }
export interface Differences {
  tested: boolean; why_not: string | null; level: number; near_duplicates_left_out: number; documents_without_event: number;
  measures: DifferenceMeasure[];
  sensitivity: Sensitivity[];
}

export interface FactPlace extends Span { document: number | null; field: Field; sentence: Span; text: string | null; voice: Voice; content: string; shared: boolean }
export interface FactCell { status: "given" | "not_mentioned" | "too_few_give_it" | "unclear"; count: number; places: FactPlace[] }
export interface Fact { kind: string; text: string; target: string | null; speaker: string | null; independent: number; only_here: number | null; outlets: (FactCell | null)[] }
export interface FactShare { given: number; only_here: Share; not_mentioned: Share }
export interface CoverageEvent {
  event: string;
  outlets: ({ documents: { document: number | null; date: string | null; words: number }[]; words: number; given: number; only_here: number; not_mentioned: Share } | null)[];
  facts: Fact[]; facts_left_out: number;
}
export interface Coverage {
  least_outlets: number; documents_without_event: number; outlets: { events: number; documents: number; all: FactShare; kinds: Record<string, FactShare> }[];
  events: CoverageEvent[]; events_left_out: number;
}

export interface ProminenceCell { headline: number; lead: number; rest: number; early: Share; in_headline: Share; first: { mean: number | null; documents: number; interval: Interval | null } }
export interface Prominence {
  outlets: { headline: number; lead: number; rest: number; early: Share; documents_with_headline: number }[];
  targets: { target: string; outlets: Record<Wording, ProminenceCell>[] }[];
}
export type FunctionName = "define" | "cause" | "judge" | "remedy";
export type FunctionCell = { hits: number; without: number } & Record<FunctionName, Share>;
export interface Functions { all: Record<Wording, FunctionCell>[] }
export interface TimeCell { outlet: number; period: number }
export interface Time {
  unit: "week" | "month" | "year" | null; without_date: number[];
  dated_apart: { document: string; outlet: number; date: string }[];
  periods: { name: string; begin: string; end: string; documents: number[]; words: number[] }[];
  events: { event: string; period: number; first_date: string }[];
  axes: { axis: string; target: string | null; cells: (TimeCell & { negative: number | null; positive: number | null; rate: Rate })[] }[];
  choices: { choice: string; target: string; cells: (TimeCell & { labelling: Share })[] }[];
}
export interface Affinity { lexicons: string[]; outlets: { documents: number; means: (number | null)[]; intervals: (Interval | null)[] }[] }
export interface TargetContrast { axis: string; first: string; second: string; outlets: { outlet: ShareDifference }[] }
export interface MapPlace {
  outlet: number; counted: number; x: number; y: number;
  ellipse: { half_length: number; half_width: number; angle: number; level: number } | null;
}
export interface MapMeasure {
  kind: "label" | "axis"; axis: string | null; choice: string | null; term: number | null; target: string; x: number; y: number;
  outlets: { count: number; of: number }[];
}
export interface OutletMap {
  why_not: string | null; why_not_text: string | null; shares: [number, number]; samples: number; places: MapPlace[]; left_out: number[];
  measures: MapMeasure[]; measures_in_all: number;
}

export interface Breach extends Span {
  rule: string; outlet: string; document: string; date: string | null; url: string | null; field: Field; sentence: Span; surface: string;
  text: string; voice: Voice; wording: Wording; speaker: string | null;
}
export interface Compliance {
  id: string; title: string; about: string | null; undated: number;
  rules: { id: string; terms: string[]; message: string; reference: string }[];
  rows: { rule: string | null; outlets: { breaches: Share; documents: number; with_breach: number }[] }[]; breaches: Breach[];
}

interface Parts {
  differences?: Differences; coverage?: Coverage; prominence?: Prominence; functions?: Functions; time?: Time; affinity?: Affinity;
  contrasts?: TargetContrast[]; map?: OutletMap; compliance?: Compliance[];
}
export const parts: Report & Parts = report;
