import type { Pace } from './n8n-round.mts';
import type { SubjectName } from './n8n-subjects.mts';

/** What Zenoti Trigger has to reach against another workflow, as a multiple of that one's deliveries per second. */
export interface Comparison {
	readonly baseline: SubjectName;
	readonly by: keyof Pace;
	readonly least: number;
}

/** Workflows that take turns, round by round. */
export interface Contest {
	/** Deliveries per round: half a second to a second each, so that a slow moment of the machine touches all. */
	readonly rounds: ReadonlyMap<SubjectName, number>;
	readonly cycles: number;
	/** None where the figures are for the reader only. */
	readonly comparisons: readonly Comparison[];
}

/** One setting of n8n 2.41's expression engine, which decides what a webhook call costs. */
export interface Mode {
	readonly title: string;
	readonly env: Readonly<Record<string, string>>;
	/** Deliveries to each workflow before anything is measured. */
	readonly warmUp: number;
	readonly contests: readonly Contest[];
}

const asGoodAsNothing: Comparison = { baseline: 'stub', by: 'answered', least: 0.95 };

function contest(
	rounds: Partial<Record<SubjectName, number>>,
	cycles: number,
	...comparisons: readonly Comparison[]
): Contest {
	const names: readonly SubjectName[] = ['zenoti', 'stub', 'builtIn', 'handMade'];
	const counted = names.flatMap((name) =>
		rounds[name] === undefined ? [] : [[name, rounds[name]] as const],
	);
	return { rounds: new Map(counted), cycles, comparisons };
}

export const modes: readonly Mode[] = [
	{
		title: 'default engine (vm)',
		env: { N8N_EXPRESSION_ENGINE: 'vm' },
		warmUp: 40,
		contests: [
			contest({ zenoti: 20, stub: 20 }, 14, asGoodAsNothing),
			contest({ builtIn: 30, handMade: 30 }, 3),
		],
	},
	{
		title: 'vm, lazy acquire',
		env: { N8N_EXPRESSION_ENGINE: 'vm', N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		warmUp: 200,
		contests: [
			contest({ zenoti: 50, stub: 50, builtIn: 50 }, 19, asGoodAsNothing, {
				baseline: 'builtIn',
				by: 'answered',
				least: 0.95,
			}),
			contest({ zenoti: 80, handMade: 30 }, 7, { baseline: 'handMade', by: 'completed', least: 3.5 }),
		],
	},
	{
		title: 'legacy',
		env: { N8N_EXPRESSION_ENGINE: 'legacy' },
		warmUp: 200,
		contests: [
			contest({ zenoti: 50, stub: 50 }, 23, asGoodAsNothing),
			contest({ zenoti: 80, builtIn: 40, handMade: 60 }, 9, {
				baseline: 'handMade',
				by: 'completed',
				least: 1.4,
			}),
		],
	},
];
