/** While time runs fast, every second of this machine is a minute of the city. */
const TICK = 1_000;
const STEP = 59_000;

/** Lets a minute pass every second, until it is turned off. */
export class FastTime {
  readonly #passes: (ms: number) => void;
  #ticking: NodeJS.Timeout | null = null;

  constructor(passes: (ms: number) => void) {
    this.#passes = passes;
  }

  get isOn(): boolean {
    return this.#ticking !== null;
  }

  turn(on: boolean): void {
    if (this.#ticking !== null) clearInterval(this.#ticking);
    this.#ticking = on ? setInterval(() => this.#passes(STEP), TICK) : null;
  }
}
