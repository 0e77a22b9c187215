import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle, type Statement } from '../../../core/sync/settle';

type Field = 'name' | 'phone' | 'owner' | 'at' | 'soldAt';
type Facet = 'profile' | 'sale';
type Said = Statement<Field, Facet>;

const rules = {
	facets: ['profile', 'sale'] as const,
	clocks: { profile: 'at', sale: 'soldAt' } as const,
	owned: new Set<Field>(['owner']),
};
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const says = (
	hour: number,
	values: Partial<Record<Field, string>>,
	facet: Facet | null = 'profile',
	item = hour,
): Said => ({
	item,
	time: at(hour),
	facet,
	values: new Map(Object.entries(values) as Array<[Field, string]>),
});
const held = (values: Partial<Record<Field, string>>) =>
	new Map(Object.entries(values) as Array<[Field, string]>);

describe('merging what events say of one record', () => {
	const cases: ReadonlyArray<
		[
			title: string,
			present: Partial<Record<Field, string>>,
			said: readonly Said[],
			changes: Partial<Record<Field, string>>,
			stale: readonly number[],
		]
	> = [
		[
			'creates with everything told',
			{},
			[says(9, { name: 'Ana', owner: 'o1' })],
			{ name: 'Ana', owner: 'o1', at: at(9) },
			[],
		],
		[
			'takes the newest, and what it does not tell from the older one',
			{},
			[says(9, { name: 'Ana', phone: '1' }), says(10, { name: 'Anna' })],
			{ name: 'Anna', phone: '1', at: at(10) },
			[],
		],
		[
			'does not depend on the order of the batch',
			{},
			[says(10, { name: 'Anna' }), says(9, { name: 'Ana', phone: '1' })],
			{ name: 'Anna', phone: '1', at: at(10) },
			[9],
		],
		[
			'never overwrites with something older than the CRM holds',
			{ name: 'Anna', at: at(10) },
			[says(9, { name: 'Ana' })],
			{},
			[9],
		],
		[
			'fills from something older what the CRM lacks',
			{ name: 'Anna', at: at(10) },
			[says(9, { name: 'Ana', phone: '1' })],
			{ phone: '1' },
			[9],
		],
		['applies an equal time', { name: 'Anna', at: at(10) }, [says(10, { name: 'Ana' })], { name: 'Ana' }, []],
		['changes nothing when all is known', { name: 'Ana', at: at(10) }, [says(10, { name: 'Ana' })], {}, []],
		[
			'moves the clock when only the time is newer',
			{ name: 'Ana', at: at(9) },
			[says(10, { name: 'Ana' })],
			{ at: at(10) },
			[],
		],
		[
			'leaves what the CRM owns',
			{ owner: 'theirs', at: at(9) },
			[says(10, { owner: 'ours' })],
			{ at: at(10) },
			[],
		],
		[
			'fills what the CRM owns when it is empty',
			{ at: at(9) },
			[says(10, { owner: 'ours' })],
			{ owner: 'ours', at: at(10) },
			[],
		],
		[
			'clears what is known to be empty',
			{ name: 'Ana', at: at(9) },
			[says(10, { name: '' })],
			{ name: '', at: at(10) },
			[],
		],
		[
			'only fills from statements without a facet',
			{ name: 'Ana' },
			[says(10, { name: 'Anna', phone: '1' }, null)],
			{ phone: '1' },
			[],
		],
		[
			'fills with the newest of several',
			{},
			[says(9, { phone: '1' }, null), says(10, { phone: '2' }, null)],
			{ phone: '2' },
			[],
		],
		[
			'lets the later facet win whatever the time',
			{},
			[says(9, { name: 'paid' }, 'sale'), says(10, { name: 'visited' })],
			{ name: 'paid', soldAt: at(9), at: at(10) },
			[],
		],
		[
			'keeps a clock per facet',
			{ at: at(12) },
			[says(10, { name: 'paid' }, 'sale')],
			{ name: 'paid', soldAt: at(10) },
			[],
		],
	];
	it.each(cases)('%s', (_title, present, said, changes, stale) => {
		const settled = settle(held(present), said, rules);
		expect(Object.fromEntries(settled.changes)).toEqual(changes);
		expect([...settled.staleItems]).toEqual(stale);
	});

	it('ends in the same record in whatever order and batches distinct events come', () => {
		const event = fc.record({ hour: fc.integer({ min: 0, max: 23 }), name: fc.constantFrom('a', 'b', 'c') });
		fc.assert(
			fc.property(
				fc.uniqueArray(event, { selector: ({ hour }) => hour, minLength: 1 }),
				fc.integer(),
				(events, seed) => {
					const said = events.map(({ hour, name }) => says(hour, { name }));
					const shuffled = [...said].sort((one, other) => hash(one.item, seed) - hash(other.item, seed));
					const oneByOne = shuffled.reduce((state, statement) => apply(state, [statement]), held({}));
					expect(oneByOne).toEqual(apply(held({}), said));
					const newest = events.reduce((one, other) => (other.hour > one.hour ? other : one));
					expect(oneByOne.get('name')).toBe(newest.name);
				},
			),
		);
	});
});

function apply(state: ReadonlyMap<Field, string>, said: readonly Said[]): Map<Field, string> {
	return new Map([...new Map([...state, ...settle(state, said, rules).changes])].sort());
}

function hash(value: number, seed: number): number {
	return ((value + 1) * 2654435761 + seed * 40503) % 1009;
}
