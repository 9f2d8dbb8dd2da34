// The contract between the page and the core, and between an embedded frame and its host.
// A closed set: every message has a snake_case `type`. tests/fixtures/messages/ holds one file per
// type, which the C++ tests and the JS tests both read. Unknown types are refused with a report.
// Times are whole seconds since 1970 (UTC); items are named by `n`, their order of arrival, within
// one session, and by `id` in everything that lasts (URLs, host messages).

import type { LaneColour, Platform } from './base/platforms';
import type { ReachMessage } from './reach';

export type ItemNumber = number;

// Of a search all terms must hold; a term holds by one of its texts (all parts occur in the folded words of the item; a
// part that opens with a blank only where a word begins), or because the item is of a channel, case, village or period.
export interface SearchTerm {
  texts?: string[][];
  channels?: string[];
  cases?: string[];
  villages?: string[];
  spans?: [from: number, to: number][];
}
export interface Query {
  text?: string;
  terms?: SearchTerm[]; // what the page made of the text; without them each word is one. The core never says them
  channels?: string[];
  cases?: string[];
  villages?: string[];
  topics?: string[];
  instruments?: ('communication' | 'money' | 'rules')[];
  directions?: ('one_way' | 'asks' | 'answers' | 'reports_back')[];
  from?: number | null; // half open, seconds
  to?: number | null;
}

// ---- page -> core: kringen_start(options) ---------------------------------------------------
export interface StartOptions {
  mode: 'page' | 'embed' | 'kiosk';
  language: string;
  strings: Record<string, string>; // the canvas part of assets/i18n/<language>.json
  theme: Theme;
  reduced_motion: boolean;
  now: number;
}
export interface Theme {
  dark: boolean;
  font_family: string;
  font_px: number;
  colours: Record<string, string>; // role -> "#rrggbb": overrides of the palette; see ui/theme.h
}

// ---- page -> core: kringen_send(message) ----------------------------------------------------
export type ToCore =
  | { type: 'set_query'; query: Query }
  | { type: 'select'; id: string | null; reveal?: boolean }
  | { type: 'show_span'; from: number; to: number; animate?: boolean }
  | { type: 'show_unit'; unit: TimeUnit; time: number } // a group's period
  | { type: 'zoom'; factor: number }
  | { type: 'pan'; windows: number } // 0.5: half a window towards later
  | { type: 'step'; to: 'previous' | 'next' | 'lane_up' | 'lane_down' | 'first' | 'last' }
  | { type: 'fit' }
  | { type: 'today' }
  | { type: 'hover'; id: string | null } // from the list
  | { type: 'open_group'; time: number } // when the list shows one period at a time
  | { type: 'request_rows'; items: ItemNumber[] } // at most 500
  | { type: 'request_detail'; id: string }
  | { type: 'set_theme'; theme: Theme }
  | { type: 'set_locale'; language: string; strings: Record<string, string> }
  | { type: 'set_motion'; reduced: boolean }
  | { type: 'set_now'; now: number }
  | { type: 'resize'; width: number; height: number; ratio: number } // CSS px, device pixel ratio
  | { type: 'set_visible'; visible: boolean }
  | { type: 'loading'; active: boolean } // true while more pages are expected
  | { type: 'lose_context' }
  | { type: 'restore_context' }
  | { type: 'request_counts'; queries: Query[] } // what they would give; at most 100
  | { type: 'request_stats' }
  | { type: 'request_dialogue'; scope: 'item' | 'case' | 'period'; key: string } // period: the query, key ""
  | { type: 'map_zoom'; factor: number; x?: number; y?: number } // around a point, in shares of the map
  | { type: 'map_show'; village: string } // fills the map
  | { type: 'map_fit' } // the whole municipality
  | { type: 'select_circle'; circle: number | null } // by its number in "circles"; brings it into view
  | { type: 'replay'; playing: boolean }
  | { type: 'replay_at'; position: number } // 0..1 on its axis
  | { type: 'canvas_part'; part: 'both' | 'map' | 'timeline' } // "both" has no map on narrow screens
  | { type: 'reach_scope'; scope: 'item' | 'case' } // of the selected message
  | { type: 'reach_estimates'; items: [id: string, residents: number][] }; // medians; at most 1,000

export type TimeUnit =
  | 'minute'
  | 'quarter_hour'
  | 'hour'
  | 'day_part'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century';

// kringen_import(name, bytes, size): name is "feed", "index", "words", the name of a file of words, "population", "withdrawn", "circles" or
// "circle_reach" (empty: there is no estimate for the present question); the answer is an
// `imported` notification, sent before the call returns.

// ---- core -> page: one callback --------------------------------------------------------------
export type FromCore =
  | { type: 'ready' }
  | Imported
  | Header
  | OutlineMessage
  | { type: 'rows'; rows: Row[] }
  | Facets
  | { type: 'selected'; id: string | null; n: ItemNumber | null; by: 'canvas' | 'page' }
  | { type: 'activated'; id: string } // Enter, double tap: the reader wants the detail
  | { type: 'detail'; detail: Detail }
  | { type: 'window'; from: number; to: number } // sent when it has come to rest or follows the hand
  | { type: 'query'; query: Query } // changed from the canvas (a village, a case)
  | { type: 'announce'; text: string } // for the polite live region
  | { type: 'hovered'; id: string | null }
  | { type: 'cursor'; shape: 'default' | 'pointer' | 'grab' | 'grabbing' | 'ew-resize' | 'ns-resize' }
  | { type: 'idle' } // nothing left to do or to draw
  | ReachQuestionMessage
  | DialogueMessage
  // A few times a second while it plays: where it is on its axis, 0..1, and that in words.
  | { type: 'replay'; known: boolean; position: number; moment: string; reached: string; playing: boolean }
  | CircleChosen
  | { type: 'reach_messages'; messages: ReachMessage[] } // all that can be estimated, newest first
  | { type: 'counts'; found: { count: number; topics: string[] }[] } // as asked; the three most frequent topics
  | { type: 'stats'; stats: Stats }
  | { type: 'refused'; code: string; detail: string };

// The chosen circle; without one only circle: null.
export interface CircleChosen {
  type: 'circle';
  circle: number | null;
  village?: string;
  kind?: string; // id of its type
  members?: number;
  direct?: number | null; // persons; null while the estimate is being made
  both?: number | null;
  shared?: number | null;
}
export interface Problem {
  code: string; // "item.no_id"; the sentence is problem.<code> in assets/i18n
  detail: string; // technical line
  place: string; // JSON pointer
}
export interface Imported {
  type: 'imported';
  name: string;
  added: number;
  skipped_count: number;
  skipped: Problem[];
  notices: Problem[];
  failure: Problem | null;
  next_url: string;
  pages: { url: string; items: number }[];
  index: { url: string; pages: number }[]; // parts of an index, each for so many pages from the second on
}
export interface NamedCount {
  id: string;
  name: string;
}
export interface Header {
  type: 'header';
  title: string;
  language: string;
  home_page_url: string;
  generated: string;
  place: string;
  timezone: string;
  schema: number;
  demo: boolean;
  population_url: string;
  map_source: string; // who made the map of the villages; '' without one
  channels: Channel[];
  cases: { id: string; title: string; summary: string }[];
  villages: { id: string; name: string; residents: number | null }[];
  stories: {
    id: string;
    title: string;
    stops: { text: string; item: string; show: string; from: string; to: string }[];
  }[];
}
export interface Channel {
  id: string;
  name: string;
  kind: 'social' | 'press' | 'website' | 'visit' | 'other';
  platform: Platform; // 'other' also where it is not known
  colour: LaneColour; // of its lane: --lane-COLOUR
}
export interface OutlineGroup {
  unit: TimeUnit;
  from: number;
  to: number;
  count: number;
  open: boolean;
  first: number; // index into items
}
export interface OutlineMessage {
  type: 'outline';
  revision: number;
  total: number; // matching
  all: number; // in the feed
  whole: boolean;
  groups: OutlineGroup[];
  items: ItemNumber[];
}
// One item as the list shows it. The JS reader (without wasm) makes the same object.
export interface Row {
  n: ItemNumber;
  id: string;
  time: number;
  end: number;
  precision: 'second' | 'minute' | 'day' | 'month' | 'year';
  channel: string;
  kind: 'post' | 'reply' | 'share' | 'press' | 'visit' | 'event';
  case: string | null;
  heading: string;
  text: string;
  url: string | null; // as in the feed; the page allow-lists the scheme
  language: string | null;
  tags: string[];
  villages: string[];
  instrument: string | null;
  direction: string | null;
  in_reply_to: string | null; // id of an item in the feed
  replies: number; // items in the feed that answer this one
  metrics: Metrics | null;
  demo: boolean;
  page: string | null; // where the text is, while only an index has told of the item; null: it is here
}
export interface Metrics {
  source: string;
  measured: string;
  // of reach, or where it is null of impressions; empty: not told
  definition: '' | 'reach-2014' | 'reach' | 'viewers' | 'unique-impressions' | 'impressions' | 'views' | 'plays';
  reactions: number | null;
  comments: number | null;
  commenters: number | null;
  shares: number | null;
  reach: number | null;
  impressions: number | null;
}
export interface Detail extends Row {
  external_url: string; // what it is about, where that is not its own address
  attachments: { url: string; mime_type: string; title: string }[];
  dialogue: {
    questions: number | null;
    answered: number | null;
    reply_minutes: number[];
    unanswered_minutes: number[];
  } | null;
  thread: { id: string; n: ItemNumber; time: number; channel: string; heading: string; depth: number }[];
  case_items: { id: string; n: ItemNumber; time: number; channel: string; heading: string }[];
  previous: string | null; // in the list's order
  next: string | null;
}
// `count` of `of`, with its 95 % Wilson interval (0..1)
export interface Share {
  count: number;
  of: number;
  low: number;
  high: number;
}
export interface SurvivalStep {
  minutes: number;
  at_risk: number; // watched just before
  answered: number; // at this time
  waiting: number; // share that still waits from here on
}
export interface ReplyTimes {
  questions: number; // of which all times are known
  open: number; // without an answer in the window of seven days
  watched_minutes: number;
  quarter: number | null; // minutes; null: so many never had an answer
  median: number | null;
  three_quarters: number | null;
  curve: SurvivalStep[];
}
export interface PerThousand {
  mean: number;
  messages: number;
}
// See src/model/dialogue.h; null is unknown.
export interface DialogueProfile {
  items: number;
  questions: number | null;
  reply_rate: Share | null;
  reply_times: ReplyTimes | null;
  loop_closure: Share | null;
  untraceable_asks: number;
  popularity: PerThousand | null; // P3: reactions
  commitment: PerThousand | null; // C3: comments
  virality: PerThousand | null; // V3: shares
}
export interface InstrumentPeriod {
  from: number;
  to: number;
  items: number;
  instruments: { unknown: number; communication: number; money: number; rules: number };
  directions: { unknown: number; one_way: number; asks: number; answers: number; reports_back: number };
}
export interface DialogueMessage {
  type: 'dialogue';
  scope: 'item' | 'case' | 'period';
  key: string;
  profile: DialogueProfile;
  instruments: { unit: 'month' | 'quarter' | 'year' | 'decade'; periods: InstrumentPeriod[] } | null; // null: one item
}
// id -> how many items a choice of this value would show
export interface Facets {
  type: 'facets';
  channels: Record<string, number>;
  cases: Record<string, number>;
  villages: Record<string, number>;
  topics: Record<string, number>;
  instruments: Record<string, number>;
  directions: Record<string, number>;
  extent: { from: number; to: number } | null;
}
export interface ReachQuestionMessage {
  type: 'reach_question';
  scope: 'item' | 'case' | 'period' | 'none';
  key: string;
  title: string;
  has_case: boolean; // of the selected message: its whole case can be asked about
  messages: ReachMessage[]; // oldest first
  of: number; // messages of the case or the period, with an estimate or without
  covered: number; // of those: messages for which the figure of their channel stands
  left_out: number; // older messages beyond 200
  missing: '' | 'channel' | 'platform' | 'reply' | 'paid' | 'counts' | 'viewers' | 'several'; // why there are no messages
  engaged: number; // of 'viewers': at least so many people did something with it
}
export interface Stats {
  items: number;
  matches: number;
  visible_marks: number;
  frames_drawn: number;
  layout_ms: number; // of the last frame
  paint_ms: number;
  vertices: number;
  atlas_bytes: number;
  memory_bytes: number;
  plot_x: number; // where marks are, in CSS pixels of the canvas
  plot_y: number;
  plot_width: number;
  plot_height: number;
}

// What document.kringen.stats() and the element's stats() give: the core's figures and the page's own.
export interface PageStats extends Stats {
  core: 'plain' | 'wasm';
  listed: number; // articles in the document that are not filtered away
  wasm_bytes: number; // of the program, decoded; 0 without it
  first_list_ms: number; // since navigation
  ready_ms: number;
}

// ---- frame <-> host page (postMessage), `kringen: 1` marks and versions them ------------------
export type FrameToHost =
  | { kringen: 1; type: 'ready' }
  | { kringen: 1; type: 'height'; height: number }
  | { kringen: 1; type: 'navigate'; search: string } // the view's URL parameters
  | { kringen: 1; type: 'selected'; id: string | null }
  | { kringen: 1; type: 'idle' }
  | { kringen: 1; type: 'stats'; stats: PageStats };
export type HostToFrame =
  | { kringen: 1; type: 'set_query'; query: Query }
  | { kringen: 1; type: 'select'; id: string | null }
  | { kringen: 1; type: 'set_view'; view: 'timeline' | 'list' }
  | { kringen: 1; type: 'set_theme'; scheme: 'light' | 'dark' | 'auto' }
  | { kringen: 1; type: 'request_idle' }
  | { kringen: 1; type: 'request_stats' };
