import { own, textOf, type UnknownRecord } from '../../core/event/read';

/**
 * What the delivery is about, in the vendor's words. The body is signed and the header is not: the header may make
 * the body's topic more precise (`client` → `client.updated`), it never contradicts it.
 */
export interface SpokenTopic {
	/** Normalised, `client.created`; `null` when nothing names a topic. */
	readonly name: string | null;
	/** Canonical operation from the signed body where it names one, else from the header. */
	readonly operation: string | null;
}

const usualShape = /^[a-z_]+(?:\.[a-z_]+)*$/;
const separators = /[./\-\s]+/g;
const outerDots = /^\.+|\.+$/g;
const longestTopic = 100;

/** Lower case, one separator. The underscore stays: it is part of `purchase_option`. */
export function normaliseTopic(value: unknown): string | null {
	const text = textOf(value);
	if (text === null || text.length > longestTopic) return null;
	if (usualShape.test(text)) return text;
	const topic = text.toLowerCase().replace(separators, '.').replace(outerDots, '');
	return topic === '' ? null : topic;
}

/** The documented words are created, updated and refunded; the others are their plain variants. */
const operationWords = new Map<string, string>([
	['created', 'created'],
	['create', 'created'],
	['updated', 'updated'],
	['update', 'updated'],
	['modified', 'updated'],
	['deleted', 'deleted'],
	['delete', 'deleted'],
	['removed', 'deleted'],
	['refunded', 'refunded'],
	['refund', 'refunded'],
]);

export function spokenTopic(meta: UnknownRecord, header: string | null): SpokenTopic {
	const signed = normaliseTopic(own(meta, 'topic')) ?? normaliseTopic(own(meta, 'source'));
	const sent = normaliseTopic(header);
	const name = signed === null || (sent?.startsWith(`${signed}.`) ?? false) ? (sent ?? signed) : signed;
	return {
		name,
		operation:
			operationOf(lastPart(signed)) ??
			operationOf(textOf(own(meta, 'operation'))) ??
			operationOf(lastPart(name)),
	};
}

function operationOf(word: string | null): string | null {
	return word === null ? null : (operationWords.get(word.toLowerCase()) ?? null);
}

function lastPart(topic: string | null): string | null {
	return topic === null ? null : topic.slice(topic.lastIndexOf('.') + 1);
}

/** The longest known family that the topic begins with: `client.class.schedule.created` is not about `client`. */
export function longestFamily(topic: string, isFamily: (name: string) => boolean): string | null {
	for (let end = topic.length; end > 0; end = topic.lastIndexOf('.', end - 1)) {
		const candidate = topic.slice(0, end);
		if (isFamily(candidate)) return candidate;
	}
	return null;
}
