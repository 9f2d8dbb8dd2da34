// The canvas as an element: its size in real device pixels, whether it can be seen, the loss of its WebGL context,
// its cursor, and in an embed the hint how to zoom. What is drawn on it is the core's.
// @ts-check
import { debounce } from '../base/dom.js';

/** @typedef {import('../messages').ToCore} ToCore */

const kHint_ms = 1600;

export class Stage {
  /**
   * @param {HTMLElement} frame what the canvas fills
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement | null} hint
   * @param {(message: ToCore) => void} send
   */
  constructor(frame, canvas, hint, send) {
    this.frame = frame;
    this.canvas = canvas;
    this.hint = hint;
    this.send = send;
    this.on_screen = true;
    this.visible = true;
    this.width = 0;
    this.height = 0;
    this.ratio = 1;
    /** @type {{ width: number, height: number, ratio: number } | null} by the observer, in real device pixels */
    this.observed = null;
    this.introduced = false; // a core draws
    this.unveiled = () => {}; // its first frame can be seen
    this.watch();
  }

  watch() {
    const sizes = new ResizeObserver((entries) => this.measure(entries[entries.length - 1]));
    try {
      sizes.observe(this.frame, { box: 'device-pixel-content-box' });
    } catch {
      sizes.observe(this.frame);
    }
    // Zoom and another screen change the ratio without changing the size in CSS pixels.
    const watchRatio = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
        'change',
        () => {
          this.measure(null);
          watchRatio();
        },
        { once: true },
      );
    };
    watchRatio();
    new IntersectionObserver((entries) => {
      this.on_screen = entries[entries.length - 1].isIntersecting;
      this.updateVisible();
    }).observe(this.frame);
    document.addEventListener('visibilitychange', () => this.updateVisible());
    // The core's own listeners for this may never fire.
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.send({ type: 'lose_context' });
    });
    this.canvas.addEventListener('webglcontextrestored', () => this.send({ type: 'restore_context' }));
  }

  /** @param {ResizeObserverEntry | null} entry */
  measure(entry) {
    const box = this.frame.getBoundingClientRect();
    const device = entry?.devicePixelContentBoxSize?.[0];
    const exact = device && box.width > 0 ? device.inlineSize / box.width : 0;
    // Browser rounding aside, the exact ratio is the device's; anything else is a size in transit.
    const ratio = Math.abs(exact - devicePixelRatio) < 0.02 * devicePixelRatio ? exact : devicePixelRatio;
    if (device) this.observed = { width: box.width, height: box.height, ratio };
    if (box.width === this.width && box.height === this.height && ratio === this.ratio) return;
    this.width = box.width;
    this.height = box.height;
    this.ratio = ratio;
    this.sendSize();
    this.updateVisible();
  }

  /** Is what is drawn of the size that its frame has now? An observer is told a frame after the layout moved. */
  isCurrent() {
    const box = this.frame.getBoundingClientRect();
    if (box.width === this.width && box.height === this.height) return true;
    this.measure(null);
    return this.width === 0 || this.height === 0; // nothing is drawn there
  }

  sendSize() {
    if (this.width > 0 && this.height > 0) {
      this.send({ type: 'resize', width: this.width, height: this.height, ratio: this.ratio });
    }
  }

  updateVisible() {
    const visible = this.on_screen && !document.hidden && this.width > 0 && this.height > 0;
    if (visible === this.visible) return;
    this.visible = visible;
    this.send({ type: 'set_visible', visible });
    this.unveil();
  }

  /** Its first frame is on its way to the screen. */
  get veiled() {
    return this.introduced && this.visible && !this.frame.classList.contains('drawn');
  }

  /** A canvas that was never drawn on is black; until its first frame the skeleton stands for it. */
  unveil() {
    if (!this.visible || !this.introduced) return;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.frame.classList.add('drawn');
        this.unveiled();
      }),
    );
  }

  /** Everything a core that just started must know. */
  introduce() {
    const box = this.frame.getBoundingClientRect();
    this.width = box.width;
    this.height = box.height;
    // The observer may have spoken before there was a core, and will not say it again.
    this.ratio =
      this.observed && this.observed.width === box.width && this.observed.height === box.height
        ? this.observed.ratio
        : devicePixelRatio;
    this.visible = this.on_screen && !document.hidden && box.width > 0 && box.height > 0;
    this.sendSize();
    this.send({ type: 'set_visible', visible: this.visible });
    this.introduced = true;
    this.unveil();
  }

  /** @param {string} shape */
  setCursor(shape) {
    this.canvas.style.cursor = shape;
  }

  /** In a host page the wheel scrolls the host; who tries to zoom is told how. */
  explainWheel() {
    const { hint } = this;
    if (!hint) return;
    const hide = debounce(kHint_ms, () => hint.classList.remove('shown'));
    this.frame.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey || event.metaKey) return;
        hint.classList.add('shown');
        hide();
      },
      { passive: true },
    );
  }
}
