import { expect } from 'vitest';
import type { StudioEvent } from '../../../core/event';
import { recordOf } from '../../../core/event';
import { run as reconcile } from '../../nodes/StudioReconcile/context';
import { eventCoverage, salesDays, transactionCoverage } from './own-figures';
import type { Hearing, Week } from './week';

/** Event by event, whatever became of them. */
export async function expectEventCounts(week: Week, hearing: Hearing): Promise<void> {
	const { summary } = await reconcile({ source: [...hearing.events, ...week.pollEvents] });
	expect(summary.json.bySource).toMatchObject(eventCoverage(week, hearing));
}

/**
 * Webhooks beside the poll, by what they are about: how many steps a booking has taken between two polls shows in no
 * poll, so events cannot be set one against the other, but visits, classes, clients and sales can.
 */
export async function expectTransactionCounts(week: Week, hearing: Hearing): Promise<void> {
	// Zenoti's webhooks name a visit where its lists name each line of it; WellnessLiving has no visits of several lines
	const matchBy = week.system === 'zenoti' ? 'correlation' : 'entity';
	const parameters = { otherSide: 'events', matchBy };
	const { summary } = await reconcile({ source: week.pollEvents, other: hearing.events, parameters });
	const { matched, different, missing, extra } = recordOf(summary.json.counts);
	const told = { both: Number(matched) + Number(different), pollOnly: missing, webhookOnly: extra };
	expect(told).toEqual(transactionCoverage(week, hearing));
}

const isSale = ({ type }: StudioEvent): boolean => type.startsWith('studio.sale.');
const cents = (amount: unknown): number => Math.round(Number(amount) * 100);

/** Sales of each centre and day, and those of them that no webhook told, to the cent. */
export async function expectSalesDays(week: Week, hearing: Hearing): Promise<void> {
	const { summary } = await reconcile({
		source: week.pollEvents.filter(isSale),
		other: hearing.events.filter(isSale),
		parameters: { otherSide: 'events', matchBy: 'entity' },
	});
	const days = [summary.json.days].flat().map((row) => {
		const { center, day, source, sourceTotal, missing, missingTotal } = recordOf(row);
		return {
			center,
			day,
			sales: source,
			total: cents(sourceTotal),
			unheard: missing,
			unheardTotal: cents(missingTotal),
		};
	});
	expect(days).toEqual(salesDays(week, hearing));
}
