import { flows, roles, type Flow, type JournalLine } from './journal';
import type { Posting } from './line-postings';
import { compare } from './ordering';

/** Postings of one flow. */
export interface FlowPostings {
	readonly flow: Flow;
	readonly postings: readonly Posting[];
}

/** One line per flow, role, sub and taxed, in the order journals have; what comes to nothing is left out. */
export function mergeLines(parts: readonly FlowPostings[]): readonly JournalLine[] {
	const lines = new Map<string, JournalLine>();
	for (const { flow, postings } of parts) {
		for (const { role, sub, taxed, amount } of postings) {
			const key = JSON.stringify([flow, role, sub, taxed]);
			const before = lines.get(key);
			lines.set(key, {
				flow,
				role,
				sub,
				taxed,
				amount: (before?.amount ?? 0) + amount,
				count: (before?.count ?? 0) + 1,
			});
		}
	}
	return [...lines.values()].filter(({ amount }) => amount !== 0).sort(byPlace);
}

function byPlace(one: JournalLine, other: JournalLine): number {
	return (
		flows.indexOf(one.flow) - flows.indexOf(other.flow) ||
		roles.indexOf(one.role) - roles.indexOf(other.role) ||
		compare(one.sub ?? '', other.sub ?? '') ||
		Number(one.taxed) - Number(other.taxed)
	);
}
