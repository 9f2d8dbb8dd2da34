// The door to the part of the page that is about reach: it is fetched when there is something to estimate, and what came
// before that waits here.
// @ts-check
import { addClaimsView, addMapView } from '../page/controls.js';
import { byId } from '../base/dom.js';

/** @typedef {import('../messages').FromCore} FromCore */
/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('./feature.js').Population} Population */
/**
 * @typedef {object} DoorOptions
 * @property {import('../list/item-parts.js').Context} context
 * @property {import('../page/navigation.js').Navigation} navigation
 * @property {import('../core/session.js').Session} session
 * @property {import('../detail/detail-view.js').DetailView} detail
 * @property {(text: string) => void} say
 * @property {(id: string) => void} selectVillage
 * @property {() => void} showView the address says which
 * @property {() => void} settled
 * @property {(problem: import('../messages').Problem) => void} fail a part of the page did not come
 */

const kPatience_ms = 30_000;

/** A module that never comes is waited for so long. @template T @param {Promise<T>} coming @returns {Promise<T>} */
function inTime(coming) {
  return Promise.race([coming, new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${kPatience_ms} ms`)), kPatience_ms);
  })]);
}

export class ReachDoor {
  /** @param {DoorOptions} options */
  constructor(options) {
    this.options = options;
    /** @type {import('./feature.js').Reach | null} */
    this.reach = null;
    /** @type {Promise<void> | null} */
    this.opening = null;
    /** @type {Population | null} */
    this.population = null;
    this.known = false;  // whether there is one
    this.failed = false;  // it did not come
    /** @type {FromCore[]} */
    this.before = [];
  }

  get busy() {
    return this.opening !== null && !this.failed && (this.reach === null || this.reach.busy);
  }

  get working() {
    return this.opening !== null && !this.failed && (this.reach === null || this.reach.working);
  }

  /** @param {FromCore} message */
  receive(message) {
    if (this.reach) return this.reach.receive(message);
    if (this.failed) return;
    this.before.push(message);
    const asked = message.type === 'reach_messages' ? message.messages.length > 0 : message.type === 'reach_question' && message.scope !== 'none';
    if (asked || this.options.navigation.state.view === 'claims') this.open();
  }

  /** @param {Population | null} population null: there is none */
  found(population) {
    this.population = population;
    this.known = true;
    this.begin();
  }

  begin() {
    if (!this.reach || !this.known) return;
    if (this.population) this.reach.start(this.population);
    else this.reach.client.fail({ code: 'reach.no_population', detail: '', place: '/_kringen/place/population' });
  }

  /** Another core took over, and knows nothing yet. */
  rebase() {
    this.reach?.rebase();
  }

  /** The address says which view, and what the model is to assume. @param {string} view */
  show(view) {
    this.reach?.claims.show(view === 'claims');
  }

  run() {
    this.reach?.panel.run();
  }

  open() {
    if (this.opening) return;
    const { context, navigation, session, detail, say, selectVillage, showView, settled, fail } = this.options;
    this.opening = inTime(import('./feature.js')).then(({ Reach }) => {
      this.reach = new Reach({
        context, say, selectVillage, settled, fail,
        send: (message) => session.send(message),
        importFile: (name, bytes) => void session.import(name, bytes),
        wanted: () => ({ mix: navigation.state.mix, what_if: navigation.state.what_if }),
        want: (wanted) => navigation.set(wanted, 'replace'),
        place: (section, scope) => {
          const below_message = scope === 'item' || scope === 'case';
          detail.keep(below_message ? section : null);
          if (scope === 'period') byId('aside').append(section);
          if (scope === 'none') section.remove();
        },
        claimsKnown: () => {
          if (context.mode === 'embed') return;  // no room, and it would grow by itself
          addClaimsView(navigation.state.view === 'claims');
          showView();
        },
        mapKnown: () => {
          if (context.mode !== 'page') return;
          addMapView(navigation.state.view === 'map');
          showView();
        },
        showMap: () => {
          navigation.set({ view: 'map' }, 'push');
          showView();
          byId('stage').scrollIntoView({ block: 'start' });
        },
        closeClaims: () => {
          navigation.set({ view: '' }, 'push');
          showView();
        },
      });
      this.begin();
      for (const message of this.before.splice(0)) this.reach.receive(message);
      showView();
    }).catch((error) => {
      this.failed = true;
      if (navigation.state.view === 'claims') navigation.set({ view: '' }, 'replace');
      showView();
      fail({ code: 'load.part', detail: String(error), place: 'reach/feature.js' });
      settled();
    });
  }
}
