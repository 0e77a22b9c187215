import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome, SetupReport } from '../../core/sync';
import { toItems } from './outcomes';

/** How a node calls what its Set Up makes. */
export interface SetupWords {
	/** Type of the records, `property`. */
	readonly recordType: string;
	/** `properties`. */
	readonly plural: string;
	/** What needs them, `the sync`. */
	readonly purpose: string;
}

/**
 * The one item of a set-up, however many came in: what was made, what was there, what is missing. It is about no event, so
 * it has none of an event's fields.
 */
export function setupItems(
	context: IExecuteFunctions,
	report: SetupReport,
	words: SetupWords,
): INodeExecutionData[] {
	const outcome = toOutcome(report, String(context.getNodeParameter('system', 0)), words);
	const items = toItems(context, [outcome]);
	if (outcome.error !== undefined) return items;
	const { system, records, attempts, note } = outcome;
	const { company = null, isReady, missing } = report;
	const json = {
		note,
		isReady,
		outcome: outcome.outcome,
		system,
		...(company === null ? {} : { company }),
		missing: [...missing],
		records: records.map((record) => ({ ...record })),
		attempts,
	};
	return items.map((item) => ({ ...item, json }));
}

function toOutcome(report: SetupReport, system: string, words: SetupWords): Outcome {
	const [problem] = report.problems;
	const base = { eventId: null, correlationId: null, type: null, system, attempts: 1, lagMs: null };
	const type = words.recordType;
	const records = [...report.created, ...report.present].map((id) => ({ type, id, url: null }));
	if (problem !== undefined) {
		const message = report.problems.map((one) => one.message).join(' ');
		return { ...base, outcome: 'failed', records, error: { ...problem, message } };
	}
	const outcome = report.created.length > 0 ? 'created' : 'unchanged';
	return { ...base, outcome, records, note: noteOf(report, words) };
}

function noteOf({ created, present, missing }: SetupReport, { plural, purpose }: SetupWords): string {
	if (missing.length > 0) return `Missing: ${missing.join(', ')}. Run Set Up without Dry Run to make them.`;
	return created.length > 0
		? `Made ${created.join(', ')}. Everything ${purpose} needs is there now.`
		: `Everything ${purpose} needs is there: ${present.length} ${plural}.`;
}
