import type { CompanySettings } from './settings';
import type { Fields } from './store/record';

/** Answers by request id: the first one is given again, and nothing is written for it. */
export interface RequestMemory {
	/** Does the work unless this id was answered before; no id, no memory. */
	readonly once: (id: string | null, settings: CompanySettings, work: () => Fields) => Fields;
	readonly clear: () => void;
}

/** Refusals are replayed, too: nobody promises otherwise. */
export function createRequestMemory(): RequestMemory {
	const answers = new Map<string, Fields>();
	return {
		once: (id, { requestIdMemory }, work) => {
			const known = id === null || requestIdMemory === 'forget' ? undefined : answers.get(id);
			if (known !== undefined) return known;
			const answer = work();
			if (id !== null) answers.set(id, answer);
			return answer;
		},
		clear: () => answers.clear(),
	};
}
