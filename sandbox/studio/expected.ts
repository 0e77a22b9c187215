import type { BookingStatus } from '../../core/event';
import type { StudioClient } from './people';
import type { DealEffect, SaleStatus } from './step';

/** What a CRM has to say of a client when everything has arrived, in whatever order. */
export interface ExpectedContact {
	readonly key: string;
	readonly firstName: string;
	readonly lastName: string;
	/** Lower case; of a family only one record can hold it in a CRM with unique e-mails. */
	readonly email: string | null;
	readonly sharesEmail: boolean;
	/** E.164. */
	readonly phone: string;
}

export interface ExpectedDeal {
	readonly key: string;
	readonly clientKey: string;
	/** Newest status of the booking; `null` for sales without one. */
	readonly bookingStatus: BookingStatus | null;
	/** Newest status of the sale; `null` for bookings without one. */
	readonly saleStatus: SaleStatus | null;
	/** Major units of US dollars. */
	readonly amount: number | null;
	/** Whichever of the two statuses was told last. */
	readonly lastStatus: BookingStatus | SaleStatus | null;
}

export interface ExpectedState {
	readonly contacts: ReadonlyMap<string, ExpectedContact>;
	readonly deals: ReadonlyMap<string, ExpectedDeal>;
}

export function contactOf(key: string, client: StudioClient): ExpectedContact {
	const { firstName, lastName, email, sharesEmail, phone } = client;
	return { key, firstName, lastName, email, sharesEmail, phone };
}

/** The deal after one more effect; effects come in the order of what happened. */
export function dealAfter(
	before: ExpectedDeal | undefined,
	effect: DealEffect,
	clientKey: string,
): ExpectedDeal {
	const told = effect.saleStatus ?? effect.bookingStatus ?? null;
	return {
		key: effect.key,
		clientKey,
		bookingStatus: effect.bookingStatus ?? before?.bookingStatus ?? null,
		saleStatus: effect.saleStatus ?? before?.saleStatus ?? null,
		amount: effect.amount ?? before?.amount ?? null,
		lastStatus: told ?? before?.lastStatus ?? null,
	};
}
