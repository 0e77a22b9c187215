import { readdirSync, readFileSync } from 'node:fs';

import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

import { eventTypes, listOf, own, recordOf, schemaBase, type StudioEvent } from '../../../core/event';
import { eventsOfBody, type SourceProfile } from '../../../core/intake';
import { toSharedSchema } from '../../../scripts/docs/schema/eventSchemas.mts';
import { readEventTypes } from '../../../scripts/docs/schema/eventTypes.mts';
import { repository, toSchemaFiles } from '../../../scripts/docs/schema/schemaFiles.mts';
import { withTextRules } from '../../../scripts/docs/schema/textRules.mts';
import { wellnessLivingProfile } from '../../../vendors/wellnessliving/profile';
import { zenotiProfile } from '../../../vendors/zenoti/profile';
import { sampleEvent } from './sample-events';

const published = new URL('docs/schemas/v1/', repository);
const definitions = withTextRules(readEventTypes());

const read = (path: string | URL): string => readFileSync(new URL(path, repository), 'utf8');
const readJson = (path: string | URL): unknown => JSON.parse(read(path));

const validator = addFormats.default(new Ajv({ allErrors: true, allowUnionTypes: true }));
for (const name of readdirSync(published)) {
	validator.addSchema(recordOf(readJson(new URL(name, published))));
}
const isClosedEvent = addFormats
	.default(new Ajv({ allErrors: true, allowUnionTypes: true }))
	.compile(toSharedSchema(definitions));

/** What is wrong with an event, by its own `dataschema`; empty when nothing is. */
function problemsOf(event: unknown): readonly string[] {
	const validate = validator.getSchema(String(own(recordOf(event), 'dataschema')));
	if (validate === undefined) return ['no schema is published under its dataschema'];
	validate(event);
	return (validate.errors ?? []).map((error: ErrorObject) => `${error.instancePath} ${error.message}`);
}

/** A copy with the value at a path such as `data.sale.lines.0.kind` replaced; `undefined` leaves the field out. */
function withValue(tree: unknown, path: string, value: unknown): unknown {
	const [key = '', ...rest] = path.split('.');
	const isList = Array.isArray(tree);
	const child = isList ? listOf(tree)[Number(key)] : own(recordOf(tree), key);
	const inner = rest.length === 0 ? value : withValue(child, rest.join('.'), value);
	if (isList) return listOf(tree).with(Number(key), inner);
	const others = Object.entries(recordOf(tree)).filter(([name]) => name !== key);
	return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

describe('the published JSON Schemas', () => {
	it('are what the types of core/event say: nobody has to remember to write them again', async () => {
		for (const [path, text] of await toSchemaFiles(definitions)) {
			expect(read(path), `${path}: run npx tsx scripts/docs/schemas.mts`).toBe(text);
		}
	});

	it('are one for each event type and the shared one, nothing else', () => {
		const expected = ['studio-event.json', ...eventTypes.map((type) => `${type}.json`)];
		expect(readdirSync(published).sort()).toEqual(expected.sort());
	});

	it.each(eventTypes)('accept a whole %s', (type) => {
		expect(problemsOf(sampleEvent(type))).toEqual([]);
	});

	it.each(eventTypes)('refuse a %s without what it is about', (type) => {
		expect(problemsOf({ ...sampleEvent(type), data: {} })).toHaveLength(1);
	});

	it('refuse an event that borrows the schema of another type', () => {
		const dataschema = `${schemaBase}studio.sale.voided.json`;
		expect(problemsOf({ ...sampleEvent('studio.sale.closed'), dataschema })).toEqual([
			'/type must be equal to constant',
		]);
	});

	it('let a field pass that a later release may add, so that a stored copy of the schema keeps working', () => {
		expect(problemsOf(withValue(sampleEvent('studio.client.created'), 'data.client.nickname', 'A'))).toEqual(
			[],
		);
	});
});

const broken: readonly [title: string, type: StudioEvent['type'], path: string, value: unknown][] = [
	['no id', 'studio.client.created', 'id', undefined],
	['a blank id', 'studio.client.created', 'id', ''],
	['no correlation id', 'studio.sale.closed', 'correlationid', undefined],
	['an unknown type', 'studio.client.created', 'type', 'studio.client.renamed'],
	['a time without milliseconds', 'studio.sale.closed', 'time', '2026-11-20T17:00:00Z'],
	['a time with an offset', 'studio.sale.closed', 'time', '2026-11-20T17:00:00.000+01:00'],
	['a time on a day that is none', 'studio.sale.closed', 'time', '2026-02-30T17:00:00.000Z'],
	['an unknown way of arrival', 'studio.sale.closed', 'ingestion', 'mail'],
	['a client without id', 'studio.client.created', 'data.client.id', undefined],
	['a blank where null is due', 'studio.client.updated', 'data.client.firstName', ''],
	['an e-mail that is none', 'studio.client.updated', 'data.client.email', 'ana at example'],
	['a phone number without its country', 'studio.client.updated', 'data.client.phone', '512 555 0100'],
	['a birthday with a time', 'studio.client.updated', 'data.client.birthDate', '1988-02-29T00:00:00'],
	['consent as text', 'studio.client.optedin', 'data.client.marketing.email', 'yes'],
	['an unknown status of a booking', 'studio.booking.updated', 'data.booking.status', 'arrived'],
	['a local time with a zone', 'studio.booking.updated', 'data.booking.startLocal', '2026-11-22T10:00:00Z'],
	['an unknown status of a sale', 'studio.sale.closed', 'data.sale.status', 'paid'],
	['an amount as text', 'studio.sale.closed', 'data.sale.totals.gross', '60.00'],
	['a business day with a time', 'studio.sale.closed', 'data.sale.businessDay', '2026-11-20T00:00:00.000Z'],
	['a currency by its sign', 'studio.sale.closed', 'data.sale.currency', '$'],
	['an unknown kind of line', 'studio.sale.closed', 'data.sale.lines.0.kind', 'voucher'],
	['an unknown payment method', 'studio.payment.added', 'data.payments.0.method', 'crypto'],
	['payments that are no list', 'studio.payment.deleted', 'data.payments', {}],
	['a frozen day with a time', 'studio.membership.frozen', 'data.membership.frozenFrom', '2026-12-01T00:00'],
	['a balance without its name', 'studio.package.redeemed', 'data.package.balance.0.name', undefined],
	['a reason that says nothing', 'studio.unrecognized', 'data.reason', ''],
];

describe('a broken event is refused for one reason', () => {
	it.each(broken)('%s', (_title, type, path, value) => {
		const problems = problemsOf(withValue(sampleEvent(type), path, value));
		expect(problems.length).toBeGreaterThan(0);
		const where = `/${path.replaceAll('.', '/')}`;
		for (const problem of problems) expect(where.startsWith(problem.split(' ')[0] ?? '-')).toBe(true);
	});
});

/** The events of a stored payload, delivered as the vendor would deliver it. */
function eventsOfFixture(profile: SourceProfile, path: URL): readonly StudioEvent[] {
	const [encoding = ''] = Object.keys(profile.signatureEncodings);
	const request = { payload: readJson(path), secret: 'test', encoding, sentAt: '2026-11-20T17:00:00.000Z' };
	const { headers, body } = profile.sign(request);
	const receivedAt = '2026-11-20T17:00:01.000Z';
	const settings = {
		receivedAt,
		ingestion: 'webhook',
		timeZone: 'America/Halifax',
		currency: 'CAD',
	} as const;
	return eventsOfBody(profile, Buffer.from(body), headers, settings, false);
}

const fixtures = [zenotiProfile, wellnessLivingProfile].flatMap((profile) => {
	const folder = new URL(`test/fixtures/${profile.system}/`, repository);
	return readdirSync(folder).map((name) => ({ profile, name, path: new URL(name, folder) }));
});

describe('every event that a vendor’s delivery becomes keeps to its published schema', () => {
	it.each(fixtures)('$profile.label $name', ({ profile, path }) => {
		const events = eventsOfFixture(profile, path);
		expect(events.length).toBeGreaterThan(0);
		for (const event of events) {
			expect(problemsOf(event)).toEqual([]);
			isClosedEvent(event);
			expect(isClosedEvent.errors ?? []).toEqual([]);
		}
	});
});
