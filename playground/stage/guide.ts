import { type Done, NEEDS_FRESH_CITY, type TourState } from "../api.ts";
import type { Stage } from "./stage.ts";
import { Tour, tourSteps } from "./tour.ts";

/** What the guide needs of the city. */
interface City {
  stage(): Stage;
  /** Begins a fresh city. */
  reset(): Promise<void>;
  /** The tour stands elsewhere now. */
  moved(): void;
}

const DONE: Done = { ok: true, outcome: null };

/** Leads through the tour: plays on from where it stands, or begins with a fresh city. */
export class Guide {
  readonly #city: City;
  #tour: Tour | null = null;
  /** Where the tour stood when it set out for another step. */
  #left: { readonly state: TourState | null } | null = null;
  /** Whether nothing has happened in the city yet. */
  #isFresh = false;
  /** Whether people did something in it beside the tour. */
  #isUsed = false;

  constructor(city: City) {
    this.#city = city;
  }

  /** Where the tour stands; on the way to another step, still where it was. */
  get state(): TourState | null {
    return this.#left === null ? (this.#tour?.state ?? null) : this.#left.state;
  }

  /** The tour is over, and this is a city in which nothing has happened. */
  begins(): void {
    this.#tour = null;
    this.#isFresh = true;
    this.#isUsed = false;
  }

  /** Something happened in the city that the tour does not know of. */
  happens(): void {
    this.#isFresh = false;
  }

  /** Somebody did something that they would miss. */
  isUsed(): void {
    this.happens();
    this.#isUsed = true;
  }

  /** Brings the city to this step; null ends the tour and leaves everything as it stands. */
  async goTo(step: number | null, anew = false): Promise<Done> {
    this.#left = { state: this.state };
    try {
      return step === null ? this.#ends() : await this.#goesTo(step, anew);
    } finally {
      this.#left = null;
      this.#city.moved();
    }
  }

  #ends(): Done {
    this.#tour = null;
    return DONE;
  }

  async #goesTo(step: number, anew: boolean): Promise<Done> {
    if (step < 0 || step >= tourSteps.length) return { ok: false, says: "案内に、この場面はありません。" };
    if (this.#tour?.step === step || (await this.#playsOn(step))) return DONE;
    if (!anew && (this.#tour === null || this.#isUsed)) return { ok: false, says: NEEDS_FRESH_CITY };
    return (await this.#playsAnew(step))
      ? DONE
      : { ok: false, says: "案内をここまで進められませんでした。もう一度お試しください。" };
  }

  async #playsOn(step: number): Promise<boolean> {
    const { bot, fast, troubles } = this.#city.stage().state;
    if (bot !== "running" || fast || troubles.length > 0) return false;
    if (this.#isFresh) this.#tour = new Tour(this.#city.stage());
    return this.#tour !== null && step >= this.#tour.step && this.#plays(this.#tour, step);
  }

  async #playsAnew(step: number): Promise<boolean> {
    await this.#city.reset();
    this.#tour = new Tour(this.#city.stage());
    return this.#plays(this.#tour, step);
  }

  /** Whether the tour came that far; what people did by hand in between may have stood in its way. */
  async #plays(tour: Tour, step: number): Promise<boolean> {
    this.#isFresh = false;
    try {
      await tour.playTo(step);
      return true;
    } catch {
      this.#tour = null;
      return false;
    }
  }
}
