// What reach sees of the page: one object, made in main.js and handed down as it is.
import type { UrlState } from '../base/url-state.js';
import type { Context } from '../list/item-parts.js';
import type { Imported, Problem, ToCore } from '../messages';

export interface ReachPage {
  context: Context;
  core: { send(message: ToCore): void; import(name: string, bytes: Uint8Array): Promise<Imported | null> };
  address: {
    readonly state: UrlState;
    /** Changes the address and what shows it. */
    go(part: Partial<UrlState>, how: 'push' | 'replace'): void;
  };
  say(text: string): void;
  places: {
    stage: HTMLElement;
    aside: HTMLElement;
    /** A section right below the chosen message; null: none. */
    detail: { keep(section: HTMLElement | null): void };
    problems: { add(problem: Problem): void };
  };
  /** Something came to its end: perhaps the page is idle. */
  settled(): void;
}

export interface Population {
  bytes: Uint8Array;
  url: string;
  /** What lies beside it. */
  fetch(url: string): Promise<Uint8Array>;
}
