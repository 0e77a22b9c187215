import type { BookingStatus } from '../../core/event';
import type { Occasion } from './occasion';
import type { StudioClient } from './people';
import type { Offering, Studio } from './studio';

export type Json = Readonly<Record<string, unknown>>;

/** When and as the how-manieth thing of the story something happens. */
export interface Instant {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly counter: number;
}

export type SaleStatus = 'sale_closed' | 'sale_refunded';

/** What a fact does to the deal it belongs to; nothing where no deal can follow it. */
export interface DealEffect {
	readonly key: string;
	readonly bookingStatus?: BookingStatus;
	readonly saleStatus?: SaleStatus;
	/** Major units. */
	readonly amount?: number;
}

export interface Scene {
	readonly studio: Studio;
	/** As the client is at that moment. */
	readonly client: StudioClient;
	readonly occasion: Occasion;
	readonly instant: Instant;
}

/** One thing that happens on an occasion. */
export interface Step {
	readonly name: string;
	readonly payload: (scene: Scene) => Json;
	readonly effect: (scene: Scene) => DealEffect | null;
}

/** A course an occasion can take, from its first step to its last. */
export interface Script {
	readonly kind: Offering['kind'];
	/** WellnessLiving names a buyer by e-mail only, so a shared or missing one would leave open who it was. */
	readonly needsOwnEmail: boolean;
	readonly steps: readonly [Step, ...Step[]];
}

/** How one vendor tells the story. */
export interface Narrator {
	readonly system: 'zenoti' | 'wellnessliving';
	/** The client's key in a CRM. */
	readonly clientKeyOf: (client: StudioClient) => string;
	readonly clientCreated: (studio: Studio, client: StudioClient, instant: Instant) => Json;
	readonly clientUpdated: (studio: Studio, client: StudioClient, instant: Instant) => Json;
	/** E-mails may change; only where events name the client by id. */
	readonly changesEmails: boolean;
	readonly scripts: readonly [Script, ...Script[]];
}

export function totalOf({ occasion }: Scene): number {
	return (occasion.netCents + occasion.taxCents) / 100;
}
