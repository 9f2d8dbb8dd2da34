// The part of the page that is about reach, made when the first question comes: its places in the document, the model's
// worker, the panel, what-if and the claims. Nothing of it is loaded before.
// @ts-check
import { ClaimsPanel } from './claims/controller.js';
import { DialogueView } from '../detail/dialogue-view.js';
import { byId, el } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { MapControls } from './map-controls.js';
import { ReachClient } from './client.js';
import { ReachPanel } from './controller.js';
import { workerUrl } from '../base/worker-url.js';

/** @typedef {import('../messages').FromCore} FromCore */
/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('../list/item-parts.js').Context} Context */
/** @typedef {{ bytes: Uint8Array, url: string, fetch: (url: string) => Promise<Uint8Array> }} Population `fetch` what lies beside it */
/**
 * @typedef {object} StartReach
 * @property {Context} context
 * @property {(message: ToCore) => void} send
 * @property {(name: string, bytes: Uint8Array) => void} importFile
 * @property {(text: string) => void} say
 * @property {(id: string) => void} selectVillage
 * @property {() => { mix: string[], what_if: string }} wanted
 * @property {(wanted: { mix?: string[], what_if?: string }) => void} want
 * @property {() => void} settled
 * @property {() => void} claimsKnown there is a view to switch to
 * @property {() => void} mapKnown likewise
 * @property {() => void} showMap
 * @property {() => void} closeClaims
 * @property {(problem: import('../messages').Problem) => void} fail a part of the page did not come
 * @property {(section: HTMLElement, scope: 'item' | 'case' | 'period' | 'none') => void} place
 */

/** The same invented residents for everybody, so that two readers see the same figures. */
const kSeed = 1;

export class Reach {
  /** @param {StartReach} options */
  constructor(options) {
    this.options = options;
    const place = (/** @type {string} */ id) => el('section', { id, class: 'reach-panel', hidden: true });
    const roots = { reach: place('reach'), whatIf: place('what-if') };
    roots.whatIf.classList.add('what-if');
    const dialogue = el('section', { id: 'dialogue', class: 'dialogue-panel', 'aria-label': t('dialogue.title'), hidden: true });
    this.map = new MapControls(options.context, options.send, options.say);
    this.root = el('div', { class: 'about-reach' }, roots.reach, this.map.root, dialogue);
    this.dialogue = new DialogueView(dialogue, options.context);
    this.dialogue_of = '';
    const claims = place('claims');
    byId('aside').prepend(roots.whatIf);
    byId('stage').closest('main')?.prepend(claims);
    document.head.append(el('link', { rel: 'stylesheet', href: new URL('reach.css', import.meta.url).href }));
    /** @type {Uint8Array | null} kept for a core that starts anew */
    this.circles = null;
    this.client = new ReachClient(() => new Worker(workerUrl('reach-worker.js'), { type: 'module' }), {
      ready: () => this.panel.run(),
      circles: (bytes) => {
        this.circles = bytes;
        options.importFile('circles', bytes);
        this.map.appear();
        options.mapKnown();
      },
    });
    const { context, say, selectVillage, wanted, want, settled } = options;
    this.panel = new ReachPanel({
      roots, context, client: this.client, send: options.send, importFile: options.importFile, say, selectVillage, wanted, settled,
      showMap: options.showMap,
      want: (changed) => {
        want(changed);
        this.claims.run();
      },
    });
    this.claims = new ClaimsPanel(claims, {
      context, client: this.client, values: () => this.panel.values, whatIf: () => this.panel.openWhatIf(true), close: options.closeClaims, known: options.claimsKnown, settled, fail: options.fail,
    });
  }

  get busy() {
    return this.panel.busy || this.claims.busy;
  }

  /** Something is computed, be it what nobody waits for. */
  get working() {
    return this.busy || this.client.busy;
  }

  /** @param {Population} population */
  start(population) {
    const text = new TextDecoder().decode(population.bytes);
    this.client.start(text, kSeed);
    this.claims.find(text, population);
  }

  /** @param {FromCore} message */
  receive(message) {
    if (message.type === 'reach_question') {
      this.options.place(this.root, message.scope);
      this.map.wanted(message.scope !== 'none');
      this.panel.ask(message);
      this.askDialogue(message);
    }
    if (message.type === 'dialogue') this.showDialogue(message);
    this.map.receive(message);
    if (message.type === 'reach_messages') this.panel.estimateAll(message.messages);
  }

  /** @param {import('../messages').ReachQuestionMessage} question */
  askDialogue({ scope, key }) {
    this.dialogue.hide();
    if (scope === 'none') return;
    const id = scope === 'period' ? '' : key.slice(key.indexOf(':') + 1);
    this.dialogue_of = `${scope} ${id}`;
    this.options.send({ type: 'request_dialogue', scope, key: id });
  }

  /** @param {import('../messages').DialogueMessage} message */
  showDialogue(message) {
    const silent = message.scope === 'item' && message.profile.questions === null;
    if (`${message.scope} ${message.key}` === this.dialogue_of && !silent) this.dialogue.show(message);
  }

  /** Another core took over, and knows nothing yet. */
  rebase() {
    if (this.circles) this.options.importFile('circles', this.circles);
    this.panel.resend();
  }
}
