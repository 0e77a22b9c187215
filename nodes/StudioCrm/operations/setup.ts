import type { Outcome, SetupReport } from '../../../core/sync';
import { toItems } from '../output';
import { readOptions, toTargetOptions } from '../settings';
import type { Operation } from './operation';

/** Makes or checks the custom properties once, however many items came in. */
export const setup: Operation = async (context, system, outside) => {
	const { dryRun, maxAttempts } = toTargetOptions(readOptions(context));
	const caller = system.createCaller(outside, maxAttempts);
	const report = await system.setUp(caller, dryRun);
	const outcome = toOutcome(report, String(context.getNodeParameter('system', 0)));
	const [item] = toItems(context, [outcome]);
	if (item === undefined) return [];
	const findings =
		outcome.error === undefined ? { isReady: report.isReady, missing: [...report.missing] } : {};
	return [{ ...item, json: { ...item.json, ...findings } }];
};

function toOutcome(report: SetupReport, system: string): Outcome {
	const [problem] = report.problems;
	const base = { eventId: null, correlationId: null, type: null, system, attempts: 1, lagMs: null };
	const records = [...report.created, ...report.present].map((id) => ({ type: 'property', id, url: null }));
	if (problem !== undefined) {
		const message = report.problems.map((one) => one.message).join(' ');
		return { ...base, outcome: 'failed', records, error: { ...problem, message } };
	}
	return {
		...base,
		outcome: report.created.length > 0 ? 'created' : 'unchanged',
		records,
		note: noteOf(report),
	};
}

function noteOf({ created, present, missing }: SetupReport): string {
	if (missing.length > 0) return `Missing: ${missing.join(', ')}. Run Set Up without Dry Run to make them.`;
	return created.length > 0
		? `Made ${created.join(', ')}. Everything the sync needs is there now.`
		: `Everything the sync needs is there: ${present.length} properties.`;
}
