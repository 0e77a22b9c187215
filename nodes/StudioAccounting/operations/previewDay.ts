import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import {
	dayJournals,
	previewJournals,
	type JournalGroup,
	type JournalSet,
	type PreviewedJournal,
} from '../../../core/books';
import { notAnEvent } from '../../../core/sync';
import { toBookSettings } from '../settings/bookSettings';
import type { Operation } from './operation';

/** What posting the day would do: an item per center and day, linked to all the items it is made of. */
export const previewDay: Operation = async (run, company) => {
	const { context, parameterOf, mapping, maxAttempts, runId } = run;
	const items = context.getInputData().map(({ json }) => json);
	const set = dayJournals(items, mapping);
	// a person is looking, perhaps after having changed something there
	company.forgetChart();
	const ledger = company.createLedger({ mapping, form: 'day', runId, maxAttempts });
	const previews = await previewJournals(set, ledger, toBookSettings(parameterOf, mapping));
	const days = previews.map((preview, index) => ({
		json: toJson(preview),
		pairedItem: (set.groups[index]?.items ?? []).map((item) => ({ item })),
	}));
	return [...days, ...besides(set)];
};

/** What a bookkeeper reads comes first, what expressions use behind it. */
function toJson(preview: PreviewedJournal): IDataObject {
	const { label, plan, number, company, journal, gaps, centre, lines, totals, sales } = preview;
	const { businessDay, currency, calls } = preview;
	return {
		label,
		plan,
		number,
		company,
		// a list, because n8n shows a line break inside a text as two characters
		journal: [...journal],
		gaps: gaps.map((gap) => ({ ...gap })),
		center: centre === null ? null : { ...centre },
		businessDay,
		currency,
		totals: { ...totals },
		lines: lines.map((line) => ({ ...line })),
		sales: sales.map((sale) => ({ ...sale })),
		calls,
	};
}

/** Items that are in no journal: what is no event stops nothing in a preview, but has to be seen. */
function besides(set: JournalSet): INodeExecutionData[] {
	const unreadable = [...set.unreadable].map(([item, problem]) => {
		const { code, message, hint } = notAnEvent(problem);
		const gaps = [{ code, subject: `item ${item}`, message, hint }];
		return beside({ label: `Item ${item}`, plan: 'stopped', gaps }, [item]);
	});
	if (set.skipped.size === 0) return unreadable;
	const reasons = new Set(set.skipped.values());
	const note = `In no journal: ${[...reasons].join('; ')}.`;
	const label = `${set.skipped.size} items that are not posted`;
	return [...unreadable, beside({ label, plan: 'nothing', gaps: [], note }, [...set.skipped.keys()])];
}

function beside(json: IDataObject, items: JournalGroup['items']): INodeExecutionData {
	return { json, pairedItem: items.map((item) => ({ item })) };
}
