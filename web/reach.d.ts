// Reach: what page, reach worker and core tell each other. Numbers of persons are plain numbers (means may be
// fractional), shares are 0..1, times whole seconds. Null or absent means unknown.

export interface ReachMessage {
  // = reach::Engagement, made by app (the one place where an Item becomes one)
  id: string; // item id, for results per message
  time: number; // seconds since 1970
  platform: string; // a word of channels[].platform
  author: 'profile' | 'page';
  friends: number | null; // local friends of the author; null, or the share fixed by what-if: that share of residents
  shares: number | null;
  commenters: number | null;
  reactors: number | null; // null = unknown (treated as 0, warned)
  share_times?: number[]; // seconds after publication, where known
  reported_reach: number | null;
  reported_paid?: number; // accounts beside those: whom money brought
  reported_impressions: number | null;
  definition?: string; // what that figure counts, as an export has it
  contradictory?: boolean; // the platform's figures cannot be: no estimate
  local_share: number | null; // of the counts / of the reported reach; null: the prior
  follower_share?: number | null; // of the reported reach: followers of the author
  followers?: number | null; // of the author on the day of the message, wherever they live
  local_followers?: number | null;
  follower_ages?: { from: number; to?: number; share: number }[]; // by the platform's table; to absent: and older
  period?: boolean; // all that the author placed in some days, of which the platform told one figure
  local_others?: number | null; // shares that live here: of the followers, of other viewers
  // what the author's messages with a figure teach: how many, and how far above the published rates (logarithms)
  own?: { by_followers: number; by_engaged: number; over_followers: number; over_engaged: number };
}
export interface ReachQuestion {
  messages: ReachMessage[]; // one: a message; several: a case or a period (deduplicated)
  parameters: Record<string, number>; // what-if: fixed values by parameter id; others are drawn from their prior
  mix: string[]; // other channels that are switched on: "paper", "municipal_page", "x"
}

// ---- page -> worker
export type ToReach =
  | { type: 'start'; spec: string; seed: number } // text of population.json
  | {
      type: 'ask';
      key: string;
      question: ReachQuestion;
      replicates: number; // 512
      rough: number;
      background: boolean; // replicates before a first answer; after all that a reader waits for
      compare?: Record<string, number>; // paired: also with these parameters (default: {}), same random numbers
      circles: boolean;
      replay: boolean;
      noise: boolean;
    } // extra output, only when asked
  | { type: 'cancel'; key: string };
// ---- worker -> page
export type FromReach =
  | { type: 'ready'; residents: number; parameters: ReachParameter[]; spec: SpecNote[] }
  | { type: 'circles'; bytes: ArrayBuffer } // JSON of Circles below, for kringen_import
  | { type: 'result'; key: string; result: ReachResult; circle_reach: ArrayBuffer | null } // several per key: sharper each time
  | { type: 'failed'; key: string | null; problem: ReachProblem };
export interface ReachProblem {
  code: string;
  detail: string;
  place: string;
} // the sentence is reach.problem.<code>

export interface ReachParameter {
  id: string;
  word?: string; // what it is called, where that is another id
  group: 'population' | 'platform' | 'visibility' | 'engagement' | 'ties' | 'mix';
  value: number;
  low: number;
  high: number;
  step: number;
  unit: 'share' | 'persons' | 'factor' | 'log_odds' | 'number';
  prior: string; // "lognormal(0.20)", technical
  mark: 'S' | 'D' | 'A' | 'M';
  source: string;
} // sources: id into i18n reach.source.<id>
export interface SpecNote {
  id: string;
  value: string;
  mark: string;
  source: string;
}

export interface Estimate {
  median: number;
  low: number;
  high: number;
} // 5 and 95 % over the parameters
export interface Cell {
  id: string;
  residents: number;
  users: number; // means over replicates
  direct: number;
  both: number;
  shared: number;
  recommended: number; // persons, means; they sum to the mean reach
  reach: Estimate;
  thrice: Estimate;
  not_on_platform: number;
  no_tie: number;
  not_shown: number; // persons, means; exact split of the unreached
  blind: boolean;
  figure: Estimate | null; // of a village: the share reached in per cents, as printed; null: nothing to print
  merged: string[];
} // ids of cells under 25 persons merged into this one
export interface CircleType {
  id: string;
  circles: number;
  memberships: number;
  touched: Estimate;
  expected: number; // share of circles with >= 1 friend of the author: simulated, hypergeometric closed form
  with_reached: Estimate; // share of circles with >= 1 reached member
  members_reached: Estimate;
} // share of memberships reached
/** What an estimate rests on. */
export type ReachEvidence = 'none' | 'reported' | 'views' | 'rate' | 'profile';
export interface ReachResult {
  replicates: number; // 0: only the number is there, all that is spread over groups comes later
  wanted: number;
  populations: number;
  seed: number;
  final: boolean;
  residents: number;
  users: Estimate;
  friends: number;
  reach: Estimate;
  thrice: Estimate;
  frequency: Estimate[]; // 0,1,2,3,4,5-9,10+ : persons
  direct: Estimate;
  both: Estimate;
  shared: Estimate;
  recommended: Estimate; // shown by a platform to whom nothing else reached
  none: Estimate;
  evidence: ReachEvidence; // of several messages the weakest
  reported: number; // accounts or views, by the evidence; of one message
  paid: number; // whom money brought, of the accounts of all messages: they are not in `reach`
  engaged: number; // accounts that did something, at least; of one message
  bound: number | null; // users of the platform among the residents; null: not known
  year: number; // of the population file
  noise: { low: number; high: number } | null; // simulation noise of `reach`, fixed parameters
  villages: Cell[];
  ages: Cell[];
  usage: Cell[]; // usage ids: none, rare, weekly, daily
  blind_spots: Cell[]; // village x age cells, id "de-lutte/75+"
  circle_types: CircleType[];
  defaults: { local_share?: number; users_total?: number; friends_share?: number }; // where nobody fixes them
  ages_known: boolean; // true: ages are of those who saw it, by the platform's table of the followers
  villages_known: boolean; // false: a village differs from the whole by chance alone
  lagging: { share: number; chance: number } | null; // that at least one village stays below the share
  curve: { messages: number; reach: Estimate; thrice: Estimate }[]; // several messages, in time order
  mix: { id: string; by_age: number[]; net: Estimate; gross: Estimate; duplication: Estimate }[];
  mix_total: { net: Estimate; gross: Estimate; ages: { id: string; residents: number; net: Estimate }[] } | null;
  replay: {
    seconds: number[];
    reached: number[];
    events: {
      seconds: number;
      kind: 'share' | 'comment' | 'reaction';
      village: number;
      circle: number;
      opens: boolean;
    }[];
  } | null;
  sensitivity: { id: string; share: number }[]; // of the variance of log reach, largest first
  effective: number | null; // effective sample size / replicates when weighted
  warnings: string[]; // codes: sentence in i18n reach.warning.<code>
  compared: {
    reach: Estimate;
    thrice: Estimate;
    direct: Estimate;
    both: Estimate;
    shared: Estimate;
    difference: Estimate;
  } | null; // paired; difference = this - compared, persons
}
// kringen_import("circles"): the first synthetic population; index in `circles` is the circle's number everywhere
export interface Circles {
  types: string[];
  villages: string[];
  residents: number[]; // per village
  circles: [village: number, type: number, members: number, users: number][];
}
// kringen_import("circle_reach"): shares of members in 1/1000, one number per circle, in that order
export interface CircleReach {
  key: string;
  direct: number[];
  both: number[];
  shared: number[];
  first: number[];
  half: number[]; // bin into replay.seconds: first member reached, half of them; -1 never. [] without replay
  seconds: number[];
  reached: number[]; // as in replay
  events: [seconds: number, kind: 0 | 1 | 2, village: number, circle: number, opens: 0 | 1][];
}

/** How far the panel is with a question. */
export type ReachProgress = 'unknown' | 'waiting' | 'rough' | 'final' | 'failed' | 'unavailable';

export type ReachScope = 'item' | 'case' | 'period';

/** What the reach panel shows: one value, from which the whole panel follows. */
export interface ReachShown {
  scope: ReachScope;
  scopes?: ReachScope[]; // between which the reader may choose
  title: string; // of the case or period
  of?: number; // messages of the case or the period, with an estimate or without
  covered?: number; // messages for which the figure of their channel stands
  left_out?: number; // older messages that the question does not hold
  missing?: string; // why it holds none: "reply", "channel", "platform", "paid", "counts", "viewers" or "several"
  engaged?: number; // of "viewers": at least so many people did something with it
  state: ReachProgress;
  result: ReachResult | null; // the last one, also while a new one is on its way
  question: ReachQuestion | null;
  spec: SpecNote[];
  parameters: ReachParameter[];
  problem: { code: string; detail: string; place: string } | null;
}

/** What the what-if panel shows. */
export interface WhatIfShown {
  scope: ReachScope;
  parameters: ReachParameter[];
  values: Record<string, number>; // only those that were changed
  year: number | null; // of the messages; null when unknown
  state: ReachProgress;
  result: ReachResult | null; // with `compared` when something was changed
}

/** assets/losser/claims.json */
export interface ClaimFile {
  asks: Record<string, { posts: number; friends: number; shares: number; commenters: number; reactors: number }>;
  claims: Claim[];
}
export interface Claim {
  id: string;
  facts: Record<string, { value: number; source: string; mark: 'S' | 'D' | 'A' | 'M' }>;
  figures: Record<string, string>; // name -> "ask.figure" of the model's results
  rules: { verdict: ClaimVerdict; when: [figure: string, relation: '<' | '<=' | '>=' | '>', bound: number][] }[];
  badge: 'counted' | 'reported' | 'estimated';
}
export type ClaimVerdict =
  | 'correct'
  | 'consistent'
  | 'unverifiable'
  | 'founded'
  | 'visible'
  | 'supported'
  | 'undecided'
  | 'partly'
  | 'not_supported'
  | 'contradicted';
export interface Judgement {
  verdict: ClaimVerdict | 'pending';
  figures: Record<string, number>;
}
