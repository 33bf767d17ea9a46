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

/** Leads through the tour: plays on from where it stands, or begins with a fresh city. */
export class Guide {
  readonly #city: City;
  #tour: Tour | null = null;
  /** Whether nobody has done anything in the city yet. */
  isFresh = false;

  constructor(city: City) {
    this.#city = city;
  }

  get state(): TourState | null {
    return this.#tour?.state ?? null;
  }

  ends(): void {
    this.#tour = null;
  }

  /** Brings the city to this step; null ends the tour and leaves everything as it stands. */
  async goTo(step: number | null, anew = false): Promise<Done> {
    if (step === null) {
      this.ends();
      this.#city.moved();
      return { ok: true, outcome: null };
    }
    if (step < 0 || step >= tourSteps.length) return { ok: false, says: "案内に、この場面はありません。" };
    if (await this.#playsOn(step)) return { ok: true, outcome: null };
    if (!anew && this.#tour === null) return { ok: false, says: NEEDS_FRESH_CITY };
    return (await this.#playsAnew(step))
      ? { ok: true, outcome: null }
      : { ok: false, says: "案内をここまで進められませんでした。もう一度お試しください。" };
  }

  async #playsOn(step: number): Promise<boolean> {
    const { bot, fast, troubles } = this.#city.stage().state;
    if (bot !== "running" || fast || troubles.length > 0) return false;
    if (this.isFresh) this.#tour = new Tour(this.#city.stage());
    return this.#tour !== null && step >= this.#tour.step && this.#plays(this.#tour, step);
  }

  async #playsAnew(step: number): Promise<boolean> {
    await this.#city.reset();
    this.#tour = new Tour(this.#city.stage());
    return this.#plays(this.#tour, step);
  }

  /** Whether the tour came that far; what people did by hand in between may have stood in its way. */
  async #plays(tour: Tour, step: number): Promise<boolean> {
    this.isFresh = false;
    try {
      await tour.playTo(step);
      return true;
    } catch {
      this.ends();
      return false;
    } finally {
      this.#city.moved();
    }
  }
}
