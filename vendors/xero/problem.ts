import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';

/** Both of Xero's error bodies in one: validation (`Message`, `Elements`) and access (`Title`, `Detail`). */
export interface XeroProblem {
	/** The reasons, else what is said in general; empty when the body tells nothing. */
	readonly messages: readonly string[];
	/** The refused elements of a call, as they were sent, each with its own reasons. */
	readonly elements: readonly UnknownRecord[];
}

export function parseProblem(body: unknown): XeroProblem {
	const record = recordOf(body);
	const elements = listOf(own(record, 'Elements')).map(recordOf);
	const reasons = [...elements.flatMap(reasonsOf), ...reasonsOf(record)];
	const general = ['Detail', 'Message', 'Title', 'detail', 'message', 'title'].flatMap(
		(name) => textOf(own(record, name)) ?? [],
	);
	const plain = typeof body === 'string' && !body.trimStart().startsWith('<') ? textOf(body) : null;
	const told = reasons.length > 0 ? reasons : [...general, ...(plain === null ? [] : [plain])];
	return { messages: [...new Set(told)], elements };
}

/** Why one element was refused; empty when it was not. */
export function reasonsOf(element: UnknownRecord): readonly string[] {
	const texts = listOf(own(element, 'ValidationErrors')).flatMap(
		(entry) => textOf(own(recordOf(entry), 'Message')) ?? [],
	);
	if (texts.length > 0) return texts;
	const isRefused =
		own(element, 'HasErrors') === true ||
		own(element, 'HasValidationErrors') === true ||
		own(element, 'StatusAttributeString') === 'ERROR';
	return isRefused ? ['Xero refused it without a reason.'] : [];
}
