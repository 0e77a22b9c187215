import { describe, expect, it } from 'vitest';
import { saleEvent } from '../../core/reconcile/support';
import { client, studioEvent } from '../../support/studio-events';
import { run } from './context';

const one = saleEvent('1', 10);

const wrong: readonly [why: string, parameters: Record<string, unknown>, message: string][] = [
	['a day that is none', { fromDay: 'yesterday' }, '“yesterday” is no day'],
	[
		'days in the wrong order',
		{ fromDay: '2026-11-21', toDay: '2026-11-20' },
		'From Day is after Through Day',
	],
	[
		'half a pair',
		{ fieldPairs: { values: [{ source: 'id', other: '' }] } },
		'A line under Also Compare names only one field',
	],
	[
		'no key field',
		{ otherSide: 'records', matchBy: 'event' },
		'Other Side Key Field is empty or no field name',
	],
	['no source key field', { sourceHolds: 'records' }, 'Source Key Field is empty or no field name'],
	['no event field', { otherSide: 'events', matchBy: 'field' }, 'Event Field is empty or no field name'],
	[
		'a way to match left from another choice',
		{ otherSide: 'ledgerDocuments' },
		'This way to match does not fit the other side',
	],
	[
		'an other side of a newer version',
		{ otherSide: 'telepathy' },
		'This kind of other side is not known to this version',
	],
	['no time zone', { options: { timeZone: 'Middle/Earth' } }, '“Middle/Earth” is no time zone'],
	['no currency', { options: { currency: 'Dollars' } }, '“Dollars” is no currency'],
	[
		'a code that is none',
		{
			otherSide: 'ledgerDocuments',
			matchBy: 'dayDocument',
			options: { centers: { values: [{ locationId: 'c', code: 'too long a code' }] } },
		},
		'The code “TOO LONG A CODE” of a center cannot be used',
	],
];

describe('settings that cannot be used', () => {
	it.each(wrong)('(%s) stop the node and say what to change', async (_why, parameters, message) => {
		await expect(run({ source: [one], parameters })).rejects.toMatchObject({
			message,
			description: expect.stringMatching(/\w/),
		});
	});

	it.each(wrong)('(%s) never pass the source on as matched', async (_why, parameters, message) => {
		const { matched, missing, summary } = await run({ source: [one], parameters, continueOnFail: true });
		expect([matched, missing]).toEqual([[], []]);
		expect(Object.keys(summary.json).sort()).toEqual(['details', 'error', 'message']);
		expect(summary.json.error).toBe(message);
	});
});

describe('what only the other side has', () => {
	const ana = studioEvent('studio.client.updated', { client: client('g1') });
	const contacts = ['zenoti:g1', 'zenoti:g2'].map((key) => ({ id: key, studio_client_id: key }));
	const verdictWith = async (options: Record<string, unknown>) => {
		const parameters = {
			otherSide: 'crmRecords',
			recordType: 'contact',
			options: { usualFields: false, ...options },
		};
		return (await run({ source: [ana], other: contacts, parameters })).summary.json.verdict;
	};

	it('is usual in a CRM, and an alarm anywhere else unless the user says so', async () => {
		expect([await verdictWith({}), await verdictWith({ extraIsFine: false })]).toEqual([
			'complete',
			'incomplete',
		]);
		const events = { otherSide: 'events', matchBy: 'event' };
		const strict = await run({ source: [one], other: [one, saleEvent('2', 1)], parameters: events });
		expect(strict.summary.json.verdict).toBe('incomplete');
	});
});
