import { parseCrmEvent } from './event';
import { clientKeyOf, dealKeyOf } from './keys';

/**
 * One run at a time per record, within one process. CRMs have no conditional write, so two runs that read the same
 * client at the same moment could each write what they saw; n8n starts a run per delivery, and vendors send what
 * happens together (an invoice, its visit, its client) within milliseconds. Separate worker processes share no memory:
 * there, what two runs write about one client at the same instant can still cross.
 */
export class KeyLocks {
	private readonly tails = new Map<string, Promise<void>>();

	/** Runs the work while it holds every key; keys are taken in sorted order, so no two runs wait for each other. */
	async hold<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
		const releases: (() => void)[] = [];
		try {
			for (const key of [...new Set(keys)].sort()) releases.push(await this.take(key));
			return await work();
		} finally {
			for (const release of releases) release();
		}
	}

	/** Keys somebody holds or waits for. */
	get size(): number {
		return this.tails.size;
	}

	private async take(key: string): Promise<() => void> {
		const before = this.tails.get(key);
		let open: () => void = () => undefined;
		const mine = new Promise<void>((resolve) => {
			open = resolve;
		});
		this.tails.set(key, mine);
		await before;
		return () => {
			if (this.tails.get(key) === mine) this.tails.delete(key);
			open();
		};
	}
}

/** What the events of a run read and write: their clients, deals and e-mail addresses (which HubSpot keeps unique). */
export function lockKeysOf(items: readonly unknown[], account: string): readonly string[] {
	return items.flatMap((item) => {
		const parsed = parseCrmEvent(item);
		if (!parsed.ok) return [];
		const { client, booking, sale, membership } = parsed.event.data;
		const email = (client ?? booking?.client ?? sale?.client ?? membership?.client)?.email ?? null;
		const keys = [clientKeyOf(parsed.event), dealKeyOf(parsed.event), email];
		return keys.flatMap((key) => (key === null ? [] : `${account}|${key}`));
	});
}
