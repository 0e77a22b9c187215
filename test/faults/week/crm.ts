import type { Outcome } from '../../../core/sync';
import { startHubSpot, type HubSpotSandbox } from '../../../sandbox/hubspot';
import { createRandom, type Random } from '../../../sandbox/random/random';
import type { ExpectedDeal, ExpectedState } from '../../../sandbox/studio';
import { recordsBy, run, setUpAccount, withDeals } from '../../support/hubspot-run';

/** Studio CRM in front of HubSpot's stand-in, with all it has answered. */
export class Crm {
	readonly outcomes: Outcome[] = [];

	private constructor(
		private readonly sandbox: HubSpotSandbox,
		private readonly random: Random,
	) {}

	static async open(seed: number): Promise<Crm> {
		const sandbox = await startHubSpot();
		await setUpAccount(sandbox);
		return new Crm(sandbox, createRandom(seed));
	}

	/** As executions of any size hand events on: some one by one, some by the hundred. */
	async write(items: readonly unknown[]): Promise<void> {
		for (let from = 0; from < items.length;) {
			const size = this.random.chance(0.1) ? 1 : 40 + this.random.below(160);
			const { outcomes } = await run(this.sandbox, items.slice(from, from + size), withDeals);
			this.outcomes.push(...outcomes);
			from += size;
		}
	}

	/** Ids of events that could not be written. */
	failures(): readonly string[] {
		return this.outcomes.filter(({ outcome }) => outcome === 'failed').map(({ eventId }) => String(eventId));
	}

	/** Records that were made or changed so far. */
	writes(): number {
		const isWrite = (outcome: string) => outcome === 'created' || outcome === 'updated';
		return this.outcomes.filter(({ outcome }) => isWrite(outcome)).length;
	}

	contacts() {
		return recordsBy(this.sandbox, 'contacts', 'studio_client_id');
	}

	deals() {
		return recordsBy(this.sandbox, 'deals', 'studio_deal_key');
	}

	/** Records of each kind; more than there are keys when one was doubled. */
	counts() {
		const { contacts, deals } = this.sandbox.store.records;
		return { contacts: contacts.all().length, deals: deals.all().length };
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}
}

type Records = ReadonlyMap<string, Readonly<Record<string, string | null | undefined>>>;

/** What a contact has to say; of a family only one record can hold the shared e-mail, so that is counted elsewhere. */
export function expectedContacts({ contacts }: ExpectedState) {
	return Object.fromEntries(
		[...contacts].map(([key, { firstName, lastName, phone, email, sharesEmail }]) => [
			key,
			{ firstName, lastName, phone, ...(sharesEmail ? {} : { email: email ?? '' }) },
		]),
	);
}

export function heldContacts(held: Records, { contacts }: ExpectedState) {
	return Object.fromEntries(
		[...held].map(([key, { firstname, lastname, phone, email }]) => {
			const own = contacts.get(key)?.sharesEmail === true ? {} : { email: email ?? '' };
			return [key, { firstName: firstname, lastName: lastname, phone, ...own }];
		}),
	);
}

/** Every e-mail that a contact holds, sorted. */
export function heldEmails(held: Records): readonly string[] {
	return [...held.values()].flatMap(({ email }) => (email ? [email] : [])).sort();
}

/** From its first sale on, the sale sets a deal's stage. */
export function expectedDeals({ deals }: ExpectedState) {
	return Object.fromEntries([...deals].map(([key, deal]) => [key, dealOf(deal)]));
}

function dealOf({ saleStatus, bookingStatus, amount }: ExpectedDeal) {
	const stage = withDeals.pipeline?.stages.get(saleStatus ?? bookingStatus ?? 'booked');
	return { stage, amount };
}

export function heldDeals(held: Records) {
	return Object.fromEntries(
		[...held].map(([key, { dealstage, amount }]) => [
			key,
			{ stage: dealstage, amount: amount ? Number(amount) : null },
		]),
	);
}
