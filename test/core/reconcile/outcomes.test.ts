import { describe, expect, it } from 'vitest';
import { againstOutcomes, keysOf, outcomeOf, reconcile, saleEvent, seen } from './support';

const [one, two, three] = [saleEvent('1', 10), saleEvent('2', 20.5), saleEvent('3', 30)];

describe('studio events against what our nodes say they did', () => {
	it('finds what nobody wrote, and what was written without being told', () => {
		const stray = saleEvent('9', 90);
		const result = reconcile([one, two, three], [outcomeOf(one), outcomeOf(stray)], againstOutcomes());
		expect(keysOf(result)).toEqual({
			matched: [one.id],
			missing: [two.id, three.id],
			different: [],
			extra: [stray.id],
		});
		expect(result.summary).toMatchObject({
			verdict: 'incomplete',
			counts: { source: 3, other: 2, matched: 1, missing: 2, different: 0, extra: 1, unreadable: 0 },
		});
	});

	it.each(['created', 'updated', 'unchanged', 'stale', 'duplicate'])('%s counts as there', (outcome) => {
		expect(keysOf(reconcile([one], [outcomeOf(one, { outcome })], againstOutcomes())).matched).toEqual([
			one.id,
		]);
	});

	const absent: readonly [why: string, changes: Record<string, unknown>, reason: string][] = [
		[
			'failed',
			{ outcome: 'failed', error: { message: 'The token is wrong.' } },
			'hubSpot could not write it: The token is wrong.',
		],
		['skipped', { outcome: 'skipped', note: 'it names no client' }, 'hubSpot skipped it: it names no client'],
		[
			'a dry run',
			{ outcome: 'created', dryRun: { changes: [], calls: 1 } },
			'hubSpot was not written to: it was a dry run',
		],
	];

	it.each(absent)('%s does not, and the reason is passed on', (_why, changes, reason) => {
		const { missing } = reconcile([one], [outcomeOf(one, changes)], againstOutcomes());
		expect(missing.map(({ finding }) => finding)).toEqual([
			{ status: 'missing', key: one.id, differences: [], reason },
		]);
	});

	it('counts skipped events as there when the user says so, failed ones never', () => {
		const outcomes = [outcomeOf(one, { outcome: 'skipped' }), outcomeOf(two, { outcome: 'failed' })];
		const { matched, missing } = keysOf(
			reconcile([one, two], outcomes, againstOutcomes({ countSkipped: true })),
		);
		expect([matched, missing]).toEqual([[one.id], [two.id]]);
	});

	it('reads the error output, where n8n puts the event beside the outcome', () => {
		const details = outcomeOf(one, { outcome: 'failed', error: { message: 'Busy.' } });
		const item = { ...one, error: 'Busy.', message: 'Busy. Try again.', details };
		const { missing } = reconcile([one], [item], againstOutcomes());
		expect(missing[0]?.finding.reason).toBe('hubSpot could not write it: Busy.');
	});

	it('lets the best of several outcomes of one event count', () => {
		const failed = outcomeOf(one, { outcome: 'failed' });
		expect(keysOf(reconcile([one], [failed, outcomeOf(one), failed], againstOutcomes())).matched).toEqual([
			one.id,
		]);
	});

	it('does not take "same event as another item" for a write when that other item failed', () => {
		const outcomes = [outcomeOf(one, { outcome: 'failed' }), outcomeOf(one, { outcome: 'duplicate' })];
		expect(keysOf(reconcile([one], outcomes, againstOutcomes())).missing).toEqual([one.id]);
	});

	it('does not let the CRM make up for what the books refused', () => {
		const outcomes = [outcomeOf(one), outcomeOf(one, { system: 'xero', outcome: 'failed' })];
		const { missing } = reconcile([one], outcomes, againstOutcomes());
		expect(missing[0]?.finding.reason).toBe('xero could not write it');
	});

	it('notices an event that was written twice under different ids', () => {
		const again = outcomeOf(one, { records: [{ type: 'deal', id: 'other', url: null }] });
		const result = reconcile([one, two], [outcomeOf(one), again, outcomeOf(two)], againstOutcomes());
		expect(result.different.map(({ finding }) => finding)).toEqual([
			{
				status: 'duplicate',
				key: one.id,
				differences: [],
				reason: `It is there 2 times: d-${one.correlationid}, other.`,
			},
		]);
		expect(result.summary).toMatchObject({
			verdict: 'incomplete',
			counts: { matched: 1, different: 1, duplicate: 1 },
		});
		const repeated = [
			outcomeOf(one),
			outcomeOf(one, { attempts: 2 }),
			outcomeOf(one, { outcome: 'updated' }),
		];
		expect(reconcile([one], repeated, againstOutcomes()).summary.verdict).toBe('complete');
	});

	it('tells the largest lag of a write, and of which event', () => {
		const outcomes = [
			outcomeOf(one, { lagMs: 900 }),
			outcomeOf(two, { lagMs: 4200 }),
			outcomeOf(two, { lagMs: 9000 }),
			outcomeOf(three, { lagMs: 99_000, outcome: 'failed' }),
		];
		const { summary } = reconcile([one, two, three], outcomes, againstOutcomes());
		expect([summary.largestLagMs, summary.largestLagKey]).toEqual([4200, two.id]);
	});

	it('calls nothing complete that it could not read', () => {
		const source = [one, { hello: 1 }, 'text'];
		const { summary } = reconcile(source, [outcomeOf(one), { outcome: 'great' }], againstOutcomes());
		expect(summary).toMatchObject({ verdict: 'incomplete', counts: { missing: 0, unreadable: 3 } });
		expect(summary.unreadable.map(({ side, item }) => [side, item])).toEqual([
			['source', 1],
			['source', 2],
			['otherSide', 1],
		]);
		expect(summary.unreadable[0]?.problem).toContain('specversion');
	});

	it('asks a person to look at deliveries the trigger could not understand', () => {
		const unknown = { ...one, type: 'studio.unrecognized', data: { reason: 'no such topic' } };
		const { summary } = reconcile([unknown], [], againstOutcomes());
		expect(summary.unreadable[0]?.problem).toContain('no such topic');
		expect(summary.verdict).toBe('incomplete');
	});

	it('compares only the kinds that were chosen, on both sides', () => {
		const change = saleEvent('1', 1, {}, { type: 'studio.client.updated', id: 'c' });
		const families = new Set(['sale']);
		const { summary } = reconcile(
			[one, change],
			[outcomeOf(one), outcomeOf(change, { outcome: 'skipped' })],
			againstOutcomes({ reading: { families } }),
		);
		expect(summary).toMatchObject({ verdict: 'complete', counts: { source: 1, extra: 0 } });
		expect(summary.leftOut).toEqual([
			{ side: 'source', reason: 'events of other kinds', count: 1 },
			{ side: 'otherSide', reason: 'events of other kinds', count: 1 },
		]);
	});
});

describe('the proof of the night', () => {
	it('says in one line how much came which way and what is missing', () => {
		const sales = Array.from({ length: 1204 }, (_, index) => saleEvent(`s${index}`, 1));
		const polled = sales.map((event) => seen(event, 'poll'));
		const source = [...sales.slice(0, 1187), ...polled];
		const { summary } = reconcile(
			source,
			sales.map((event) => outcomeOf(event)),
			againstOutcomes(),
		);
		expect(summary.text).toBe(
			'1,204 sales: 1,187 by webhook, 17 found only by polling, 0 missing in the CRM',
		);
		expect(summary.bySource).toEqual({ webhookOnly: 0, pollOnly: 17, both: 1187, import: 0, replay: 0 });
		expect(summary.verdict).toBe('complete');
	});

	it('counts each way by itself', () => {
		const source = [seen(one, 'webhook'), seen(two, 'import'), seen(three, 'replay')];
		const { summary } = reconcile(source, [], againstOutcomes());
		expect(summary.bySource).toEqual({ webhookOnly: 1, pollOnly: 0, both: 0, import: 1, replay: 1 });
		expect(summary.text).toBe('3 sales: 1 by webhook, 1 imported, 1 replayed, 3 missing in the CRM');
	});

	it('says sale events where one sale has several', () => {
		const later = saleEvent('1', 12, {}, { type: 'studio.sale.updated' });
		const { summary } = reconcile([one, later], [outcomeOf(one)], againstOutcomes());
		expect(summary.text).toBe('2 sale events: 2 by webhook, 1 missing in the CRM');
		expect(summary.byType).toEqual([
			{ type: 'studio.sale.closed', source: 1, matched: 1, missing: 0, different: 0, extra: 0 },
			{ type: 'studio.sale.updated', source: 1, matched: 0, missing: 1, different: 0, extra: 0 },
		]);
	});

	it.each([
		['everything is missing when the other side is empty', [one, two], [], 'incomplete', 2, 0],
		['all is extra when the source is empty', [], [outcomeOf(one)], 'incomplete', 0, 1],
		['two empty sides agree', [{}], [{}], 'complete', 0, 0],
	] as const)('%s', (_title, source, other, verdict, missing, extra) => {
		const { summary } = reconcile(source, other, againstOutcomes());
		expect(summary).toMatchObject({ verdict, counts: { missing, extra, unreadable: 0 } });
	});

	it('may call it complete although there is more on the other side, when the user says so', () => {
		const settings = againstOutcomes({ extraIsFine: true });
		const { summary } = reconcile([one], [outcomeOf(one), outcomeOf(two)], settings);
		expect([summary.verdict, summary.counts.extra]).toEqual(['complete', 1]);
	});
});
