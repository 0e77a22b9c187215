import type { UnknownRecord } from '../../core/event/read';
import { longestFamily, spokenTopic } from './topic-match';
import { topicRules, type TopicRule } from './topics';

const rules = new Map(topicRules.map((rule) => [rule.topic, rule]));

/** The nouns: `client` of `client.created`, and topics whose suffix says nothing as they are. */
const families = new Set(
	topicRules.map((rule) =>
		rule.anySuffix === true ? rule.topic : rule.topic.slice(0, rule.topic.lastIndexOf('.')),
	),
);

export interface Route {
	/** The vendor's own name of the event, normalised; `unknown` when nothing names it. */
	readonly sourcetype: string;
	readonly rule: TopicRule | null;
}

/** The rule for a delivery: by its topic, longest family first, then the family's operation. */
export function routeOf(meta: UnknownRecord, topicHeader: string | null): Route {
	const { name, operation } = spokenTopic(meta, topicHeader);
	if (name === null) return { sourcetype: 'unknown', rule: null };
	const family = longestFamily(name, (candidate) => families.has(candidate));
	const rule = family === null ? undefined : (rules.get(family) ?? rules.get(`${family}.${operation}`));
	return {
		sourcetype: rule === undefined || rule.anySuffix === true ? name : rule.topic,
		rule: rule ?? null,
	};
}
