import type { StudioEvent } from '../../../core/event';
import type { BookMapping } from '../../../core/books';
import type { Story } from '../../../sandbox/studio';
import {
	quickBooksWorld,
	tillMapping,
	xeroWorld,
	type LedgerWorld,
	type Run,
} from '../../support/ledger-run';

export const ledgers = { QuickBooks: quickBooksWorld, Xero: () => xeroWorld() } as const;
export type LedgerName = keyof typeof ledgers;

/** Studio Accounting in front of a ledger's stand-in, with the story's centres. */
export class Books {
	private constructor(
		private readonly world: LedgerWorld,
		private readonly mapping: BookMapping,
	) {}

	static async open(name: LedgerName, { studio }: Story): Promise<Books> {
		const centres = studio.centers.flatMap(({ guid, key, invoicePrefix: code, name: centreName }) => {
			const centre = { code, name: centreName, unit: null, classId: null };
			return [[guid, centre] as const, [key, centre] as const];
		});
		return new Books(await ledgers[name](), { ...tillMapping, centres: new Map(centres) });
	}

	/** Posts the days of these events. */
	async post(events: readonly StudioEvent[]): Promise<Run> {
		return await this.world.post('day', events, { settings: { mapping: this.mapping } });
	}

	/** Signed cents by account, debit positive. */
	balances(): Readonly<Record<string, number>> {
		return this.world.balances();
	}

	/** Numbers of documents that are there more than once. */
	doubled(): readonly string[] {
		return Object.entries(this.world.documents()).flatMap(([number, count]) => (count > 1 ? [number] : []));
	}

	async close(): Promise<void> {
		await this.world.close();
	}
}
