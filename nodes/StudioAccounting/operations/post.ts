import { dayJournals, postJournals, saleJournals } from '../../../core/books';
import { noteExecution, toItems } from '../../common/outcomes';
import { toBookSettings } from '../settings/bookSettings';
import { locks } from './locks';
import type { Operation } from './operation';

const journalsOf = { day: dayJournals, sale: saleJournals } as const;

/** Studio sales in, one outcome per item out; items of one day or sale share theirs. */
function post(form: 'day' | 'sale'): Operation {
	return async ({ context, parameterOf, mapping, maxAttempts, runId, nowMs }, company) => {
		const items = context.getInputData().map(({ json }) => json);
		const set = journalsOf[form](items, mapping);
		const settings = toBookSettings(parameterOf, mapping);
		if (context.getMode() === 'manual') company.forgetChart();
		const outcomes = await locks.hold([company.company], async () => {
			const ledger = company.createLedger({ mapping, form, runId, maxAttempts });
			return await postJournals(set, items, ledger, settings, nowMs);
		});
		// somebody will correct the ledger or the mapping; the next run should see it
		if (outcomes.some(({ outcome }) => outcome === 'failed')) company.forgetChart();
		noteExecution(context, outcomes);
		return toItems(context, outcomes);
	};
}

export const postDay = post('day');
export const postSales = post('sale');
