import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { FieldRule } from '../../vendors/wellnessliving/field-rule.ts';
import { itemKinds } from '../../vendors/wellnessliving/item-kind.ts';
import { payMethodRules } from '../../vendors/wellnessliving/pay-method.ts';
import { topicRules, type TopicRule } from '../../vendors/wellnessliving/topics.ts';
import { visitStatuses } from '../../vendors/wellnessliving/visit-status.ts';

/** Writes `docs/wellnessliving-events.md` from the tables that the code itself works with. */
export const wellnessLivingPage = fileURLToPath(
	new URL('../../docs/wellnessliving-events.md', import.meta.url),
);

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function topicTable(): string {
	const rows = topicRules.map((rule) => [
		code(rule.anySuffix === true ? `${rule.topic}…` : rule.topic),
		rule.type === null ? 'by the visit status, see below' : code(rule.type),
		rule.evidence,
	]);
	return table(['Topic', 'Studio event', 'WellnessLiving sends it'], rows);
}

function visitTable(): string {
	const rows = visitStatuses.map((row) => [
		String(row.number),
		row.words.map(code).join(', '),
		row.meaning,
		code(row.type),
		code(row.status),
	]);
	return table(['`id_visit`', 'or a word like', 'Meaning', 'Studio event', '`booking.status`'], rows);
}

function itemTable(): string {
	return table(
		['`purchase_item`', 'Word', '`sale.lines[].kind`'],
		itemKinds.map((row) => [String(row.number), row.word, code(row.kind)]),
	);
}

function paymentTable(): string {
	const rows = payMethodRules.map((rule) => [
		code(rule.method),
		rule.isRedemption ? 'yes' : 'no',
		rule.phrases.join(', '),
	]);
	return table(['Method', 'Redemption', 'Words in `text_pay_method`'], rows);
}

function fieldSection(rules: readonly TopicRule[]): string {
	const topics = rules.map((rule) => code(rule.topic)).join(', ');
	const rows = (rules[0]?.fields ?? []).map((rule) => [code(rule.studio), sourceOf(rule), rule.note ?? '']);
	return `### ${topics}\n\n${table(['Studio field', 'WellnessLiving field', 'Note'], rows)}`;
}

function sourceOf(rule: FieldRule): string {
	const from = rule.from.map(code).join(rule.joined === true ? ' and ' : ', else ');
	return rule.required === true ? `${from} (required)` : from;
}

/** Topics that share one field table stand under one heading. */
function fieldSections(): string {
	const groups = new Map<string, TopicRule[]>();
	for (const rule of topicRules) {
		const key = JSON.stringify(rule.fields);
		groups.set(key, [...(groups.get(key) ?? []), rule]);
	}
	return [...groups.values()].map(fieldSection).join('\n\n');
}

/** The page as it has to stand on disk. */
export async function wellnessLivingPageText(): Promise<string> {
	const text = `# WellnessLiving webhooks as studio events

Written by \`scripts/docs/wellnessliving.mts\` from the tables in \`vendors/wellnessliving\`; change those, not this page.

## Topics

The topic is read from \`meta_data.topic\`, because the body is signed and the headers are not; the header \`x-topic\` only makes it more precise or stands in where the body says nothing. Case and the separators \`.\` \`/\` \`-\` and space make no difference; the longest known topic wins. Everything else comes out as \`studio.unrecognized\`, with the topic in the reason, and is answered 200.

${topicTable()}

"Seen in production" and "expected" topics are not in WellnessLiving's documentation. Bookings in particular are never promised: ask WellnessLiving for the topic by its name, and poll to be complete.

## Visit statuses

${visitTable()}

The word decides; the number does where there is no known word. A status that is in neither column comes out as \`studio.unrecognized\`.

## Event ids

| What | Id | A second delivery of the same fact |
| --- | --- | --- |
| purchase | \`wellnessliving:sale:<purchase key>:closed:1\` | same id, also from a poll |
| refund | \`wellnessliving:sale:<purchase key>-refund-<digest of lines and total>:refunded:1\` | same id; two equal refunds of one line share it, and only a poll can tell them apart |
| booking | \`wellnessliving:booking:<k_visit>:visit:<status>\` | same id, also from a poll; a status that comes back later on the same visit is not a new fact |
| booking without \`k_visit\` | \`wellnessliving:booking:<uid>-<kind>-<class period or appointment>-<start>:visit:<status>@<stamp>\` | same id for a retry |
| client created | \`wellnessliving:client:<uid>:created:<business>\` | same id, also from a poll |
| other things created | \`wellnessliving:<kind>:<key>:created:1\` | same id, also from a poll |
| everything updated or deleted | \`wellnessliving:<kind>:<key>:<operation>:<stamp>\` | same id for a retry |

The stamp is \`meta_data.id\`; without it \`x-payload-key\` and the time of generation together (\`meta_data.date\`, else \`x-generated-at\`). The payload key alone is a hash of the content: a phone number that goes A → B → A would look like a repetition. Retries run for three days with the same stamp, so there is no window of minutes.

## Kinds of sale line

${itemTable()}

A promotion whose \`text_category\` is "Membership" is a membership. Without a known \`purchase_item\` the category decides; otherwise the line is \`other\`.

## Payment methods

${paymentTable()}

The longest words that are in the text win, so a "bank account" is no client account. Any other text is \`custom\`.

## Fields

Where several fields are named, the first one that tells wins. What is missing is \`null\`: not told, never cleared. \`html_…\`, \`url_print…\` and photo links are not read.

${fieldSections()}
`;
	return await format(text, { parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	writeFileSync(wellnessLivingPage, await wellnessLivingPageText());
