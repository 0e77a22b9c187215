import { describe, expect, it } from 'vitest';
import type { FieldRule } from '../../../vendors/wellnessliving/field-rule';
import { routeOf } from '../../../vendors/wellnessliving/route';
import { topicRules } from '../../../vendors/wellnessliving/topics';
import { context, eventOf, fixture, fixtureNames, metaOf, type Json } from './support';
import { changedPaths, pathsOf, valueAt, without } from './json-paths';

/** Too short to be a sample of all fields, or with prices that move to another field by the receipt's arithmetic. */
const leftOut = new Set(['purchase.created.prices-with-tax']);
const samples = fixtureNames.filter((name) => !name.endsWith('.short') && !leftOut.has(name));

const ruleOf = (name: string): readonly FieldRule[] => routeOf(metaOf(name), null).rule?.fields ?? [];

const zones = [context.timeZone, null];

/** The topic is given by the header as well, so that removing `meta_data` does not remove the topic. */
function dataOf(payload: Json, topic: string, timeZone: string | null): Json {
	const event = eventOf(payload, { 'x-topic': topic }, { timeZone });
	return event.data as unknown as Json;
}

const topicOf = (name: string): string => String(metaOf(name)['topic']);

const isUnrecognized = (data: Json): boolean => 'reason' in data;

function keptBy(rule: FieldRule, name: string): boolean {
	const payload = fixture(name);
	const [first, ...others] = rule.from.filter((path) => valueAt(payload, path) !== undefined);
	if (first === undefined || (rule.joined === true && others.length + 1 < rule.from.length)) return false;
	return zones.some((zone) => {
		const full = dataOf(payload, topicOf(name), zone);
		if (rule.joined === true)
			return rule.from.every((path) =>
				changes(rule, full, dataOf(without(payload, [path]), topicOf(name), zone)),
			);
		return changes(rule, full, dataOf(without(payload, rule.from), topicOf(name), zone));
	});
}

function changes(rule: FieldRule, before: Json, after: Json): boolean {
	if (rule.required === true && isUnrecognized(after)) return true;
	return changedPaths(before, after).has(rule.studio) || isListGone(rule, before, after);
}

function isListGone(rule: FieldRule, before: Json, after: Json): boolean {
	return rule.studio.endsWith('[]') && changedPaths(before, after).has(`${rule.studio}.length`);
}

describe('the field tables', () => {
	for (const rules of new Set(topicRules.map((row) => row.fields))) {
		const users = topicRules.filter((row) => row.fields === rules);
		const names = samples.filter((name) => users.some((row) => row === routeOf(metaOf(name), null).rule));
		for (const rule of rules) {
			it(`${users[0]?.topic}: ${rule.studio} comes from ${rule.from.join(', ')}`, () => {
				expect(names.filter((name) => keptBy(rule, name))).not.toEqual([]);
			});
			if (rule.joined === true || rule.from.length < 2) continue;
			it.each(rule.from)(`${users[0]?.topic}: ${rule.studio} is told by %s alone`, (path) => {
				const tells = names.some((name) => {
					const payload = fixture(name);
					if (valueAt(payload, path) === undefined) return false;
					const others = rule.from.filter((other) => other !== path);
					const only = without(payload, others);
					return zones.some((zone) => {
						const data = dataOf(only, topicOf(name), zone);
						const gone = dataOf(without(only, [path]), topicOf(name), zone);
						return (
							!isUnrecognized(data) && changes(rule, data, gone) && valueAt(data, rule.studio) !== undefined
						);
					});
				});
				expect(tells).toBe(true);
			});
		}
	}

	it.each(samples)('leave out no field of %s that changes what comes out', (name) => {
		const rules = ruleOf(name);
		const payload = fixture(name);
		const unexplained: string[] = [];
		for (const zone of zones) {
			const full = dataOf(payload, topicOf(name), zone);
			for (const path of pathsOf(payload)) {
				const after = dataOf(without(payload, [path]), topicOf(name), zone);
				if (isUnrecognized(after)) {
					if (!rules.some((rule) => rule.required === true && touches(rule, path))) unexplained.push(path);
					continue;
				}
				for (const studio of changedPaths(full, after))
					if (!rules.some((rule) => explains(rule, studio) && touches(rule, path)))
						unexplained.push(`${path} → ${studio}`);
			}
		}
		expect(unexplained).toEqual([]);
	});
});

/** Whether removing a place removes something the rule reads: the place itself, a branch of it or a part of it. */
const touches = (rule: FieldRule, removed: string): boolean =>
	rule.from.some((path) => isWithin(path, removed) || isWithin(removed, path));

const isWithin = (path: string, place: string): boolean =>
	path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[]`);

const explains = (rule: FieldRule, studio: string): boolean =>
	rule.studio === studio || (rule.studio.endsWith('[]') && studio.startsWith(rule.studio));
