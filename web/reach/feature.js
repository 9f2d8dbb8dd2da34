// The part of the page that is about reach, made when the first question comes: its places in the document, the model's
// worker, the panel, what-if and the claims. Nothing of it is loaded before.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { workerUrl } from '../base/worker-url.js';
import { DialogueView } from '../detail/dialogue-view.js';
import { addView } from '../page/more-views.js';
import { ClaimsController } from './claims/controller.js';
import { ReachClient } from './client.js';
import { ReachController } from './controller.js';
import { MapControls } from './map-controls.js';

/** @typedef {import('../messages').FromCore} FromCore */
/** @typedef {import('./page').ReachPage} ReachPage */
/** @typedef {import('./page').Population} Population */

/** The same invented residents for everybody, so that two readers see the same figures. */
const kSeed = 1;

export class ReachFeature {
  /** @param {ReachPage} page */
  constructor(page) {
    this.page = page;
    this.view = '';
    const place = (/** @type {string} */ id) => el('section', { id, class: 'reach-panel', hidden: true });
    const [panel, what_if, claims] = [place('reach'), place('what-if'), place('claims')];
    what_if.classList.add('what-if');
    const dialogue = el('section', {
      id: 'dialogue',
      class: 'dialogue-panel',
      'aria-label': t('dialogue.title'),
      hidden: true,
    });
    this.map = new MapControls(page);
    this.root = el('div', { class: 'about-reach' }, panel, this.map.root, dialogue);
    this.dialogue = new DialogueView(dialogue, page.context);
    this.dialogue_of = '';
    page.places.aside.prepend(what_if);
    page.places.stage.closest('main')?.prepend(claims);
    document.head.append(el('link', { rel: 'stylesheet', href: new URL('reach.css', import.meta.url).href }));
    /** @type {Uint8Array | null} kept for a core that starts anew */
    this.circles = null;
    this.client = new ReachClient(() => new Worker(workerUrl('reach-worker.js'), { type: 'module' }), {
      ready: () => this.panel.run(),
      circles: (bytes) => this.showCircles(bytes),
    });
    this.panel = new ReachController(page, this.client, { reach: panel, whatIf: what_if });
    this.claims = new ClaimsController(claims, page, this.client, this.panel);
    this.panel.assumed = () => this.claims.run();
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

  /** What the page shows now. @param {string} view */
  show(view) {
    this.view = view;
    this.claims.show(view === 'claims');
  }

  /** @param {Uint8Array} bytes */
  showCircles(bytes) {
    this.circles = bytes;
    void this.page.core.import('circles', bytes);
    this.map.appear();
    if (this.page.context.mode === 'page') addView('map', this.view === 'map');
  }

  /** @param {FromCore} message */
  receive(message) {
    if (message.type === 'reach_question') {
      this.place(message.scope);
      this.map.wanted(message.scope !== 'none');
      this.panel.ask(message);
      this.askDialogue(message);
    }
    if (message.type === 'dialogue') this.showDialogue(message);
    this.map.receive(message);
    if (message.type === 'replay') this.panel.view.setPlaying(message.playing);
    if (message.type === 'reach_messages') this.panel.estimateAll(message.messages);
  }

  /** Below the message, or where the period stands. @param {import('../messages').ReachQuestionMessage['scope']} scope */
  place(scope) {
    const { aside, detail } = this.page.places;
    detail.keep(scope === 'item' || scope === 'case' ? this.root : null);
    if (scope === 'period') aside.append(this.root);
    if (scope === 'none') this.root.remove();
  }

  /** @param {import('../messages').ReachQuestionMessage} question */
  askDialogue({ scope, key }) {
    this.dialogue.hide();
    if (scope === 'none') return;
    const id = scope === 'period' ? '' : key.slice(key.indexOf(':') + 1);
    this.dialogue_of = `${scope} ${id}`;
    this.page.core.send({ type: 'request_dialogue', scope, key: id });
  }

  /** @param {import('../messages').DialogueMessage} message */
  showDialogue(message) {
    const silent = message.scope === 'item' && message.profile.questions === null;
    if (`${message.scope} ${message.key}` === this.dialogue_of && !silent) this.dialogue.show(message);
  }

  /** Another core took over, and knows nothing yet. */
  rebase() {
    if (this.circles) void this.page.core.import('circles', this.circles);
    this.panel.resend();
  }
}
