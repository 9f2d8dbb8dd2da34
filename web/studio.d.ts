// The studio: what its page and its worker tell each other. The worker's program answers each request with one answer.

export interface StudioRow {
  id: string;
  time: string;
  channel: string;
  title: string;
  text: string; // the text that would be public, cut
  withheld: string; // a code ("withheld.reply_to_citizen"); empty: public
  may_overrule: boolean;
  flags: string[];
  redactions: number;
  case: string;
  instrument: string;
  direction: string;
  villages: string[];
}
export interface StudioPart {
  text: string;
  kind?: string;
  replacement?: string;
} // with a kind: taken out
export interface StudioMetrics {
  source: string;
  measured: string;
  reactions: number;
  comments: number;
  shares: number;
  definition: string; // of reach, else of impressions; '' is unknown
  reach: number;
  impressions: number;
}
export interface StudioItem {
  type: 'item';
  row: StudioRow;
  parts: StudioPart[];
  url: string;
  record: string;
  expires: string;
  metrics: StudioMetrics[];
  withdrawn?: { reason: string; day: string };
}
export interface StudioRows {
  type: 'rows';
  total: number;
  from: number;
  rows: StudioRow[];
}
export interface StudioCount {
  id: string;
  count: number;
}
export interface StudioStop {
  text: string;
  item?: string;
  show?: string;
  from?: string;
  to?: string;
}
export interface StudioStory {
  id: string;
  title: string;
  stops: StudioStop[];
}
export interface StudioQuestion {
  id: string;
  code: string;
  place: string;
  choices: string[];
  answer: string;
  account: string;
  form: '' | 'choice' | 'day' | 'followers' | 'periods' | 'share' | 'count'; // how it is answered beside the choices; such a one may be passed over
}
export interface StudioReport {
  level: 'read' | 'withheld' | 'merged' | 'not_ours' | 'warning' | 'malformed';
  code: string;
  count: number;
  places: string[];
  more: number; // places that are not among them
}
export interface StudioSum {
  place: string;
  read: number;
  published: number;
  withheld: number;
  merged: number;
  malformed: number;
  not_ours: number;
  holds: boolean;
}
export interface StudioProblem {
  code: string;
  detail: string;
  place: string;
}
export interface StudioCensus {
  waits_for: '' | 'table' | 'map';
  municipalities: { code: string; name: string }[];
  municipality: string; // its code; empty: to be chosen
  year: number; // 0: to be chosen
  agglomeration: boolean; // part of a larger town
  name: string; // of the municipality, when the file is made
  residents: number;
  villages: number;
  problem: StudioProblem; // without a code: none
  remarks: StudioProblem[];
}
export interface StudioKept {
  type: 'kept';
  total: number;
  from: number;
  rows: { id: string; time: string; channel: string; title: string; text: string }[];
}
export interface StudioSummary {
  type: 'summary';
  title: string;
  place: string;
  items: number;
  public: number;
  kept: number;
  can_undo: boolean;
  can_redo: boolean;
  allowed: string[];
  withheld: StudioCount[];
  channels: StudioCount[];
  marks: StudioCount[];
  channel_names: { id: string; name: string }[];
  cases: { id: string; title: string }[];
  villages: { id: string; name: string }[];
  stories: StudioStory[];
  questions: StudioQuestion[];
  report: StudioReport[];
  census: StudioCensus | null; // the two files of neighbourhoods, if any was given
  unseen: number; // flagged messages that nobody looked at
  consent: 'open' | ''; // many withdrawals wait for an answer
  unknown: string[];
  withdrawals: { id: string; day: string; reason: string }[];
  sums: StudioSum[];
  withdrawn: { digest: string; reason: string; day: string }[]; // of before and now
  unmatched_count: number;
  unmatched: { place: string; time: string; text: string }[];
}
export interface StudioFile {
  path: string;
  file: Blob;
} // of an export

export interface StudioFilter {
  text?: string;
  state?: string;
  reason?: string;
  channel?: string;
  case?: string;
  mark?: string;
}
export interface StudioAction {
  what: string;
  name?: string;
  value?: string;
  items?: string[];
  filter?: StudioFilter;
  story?: StudioStory;
}
export interface StudioInput {
  name: string;
  files: { path: string; file: File }[];
  folder: boolean;
}

export interface SiteWish {
  base_url: string;
  day: string;
  title: string;
  line: string;
  estimates: boolean; // of reach, beside each message
}

export type ToStudio =
  | { key: number; request: Record<string, unknown> }
  | { key: number; input: StudioInput }
  | { cancel: number }
  | { key: number; pack: string } // the export as a zip of that day; answers {zip, items}
  | { key: number; files: true } // the export for the preview; answers StudioFile[]
  | { key: number; report: { month: string; day: string } } // likewise
  | { key: number; site: SiteWish }; // answers {zip} or {code}
export type FromStudio =
  | { key: number; answer: unknown }
  | { key: number; progress: { name: string; done: number; total: number } } // bytes of the archive's wanted part, or estimates of a site
  | { key: number; failed: string }; // technical
