/** Something that can happen next. */
export interface Step {
	readonly name: string;
	readonly run: () => void;
}

/** One run of the system under test, driven step by step. */
export interface World {
	/** What can happen now; empty when the run is over. */
	readonly steps: () => readonly Step[];
	/** Throws when a promise is broken. */
	readonly check: () => void;
	/** Called once no step is left. */
	readonly checkAtEnd: () => Promise<void>;
}

/**
 * Runs every possible order of steps, each in a world of its own. Between two steps all promises settle; with
 * `pairsAtOnce`, two steps may also happen in the same moment, before anybody has taken notice of the first.
 * Gives back the number of different runs. A broken promise names the steps that led to it.
 */
export async function everyInterleaving(newWorld: () => World, pairsAtOnce = false): Promise<number> {
	const open: number[][] = [[]];
	let runs = 0;
	for (let choices = open.pop(); choices !== undefined; choices = open.pop()) {
		open.push(...(await runOnce(newWorld(), choices, pairsAtOnce)));
		runs += 1;
	}
	return runs;
}

/** Follows the choices, then always the first step; gives back the roads not taken after the given choices. */
async function runOnce(world: World, choices: readonly number[], pairsAtOnce: boolean): Promise<number[][]> {
	const taken: number[] = [];
	const names: string[] = [];
	const alternatives: number[][] = [];
	let isMomentOver = true;
	try {
		for (let steps = world.steps(); steps.length > 0; steps = world.steps()) {
			const choice = choices[taken.length] ?? 0;
			const ways = pairsAtOnce && isMomentOver ? steps.length * 2 : steps.length;
			if (taken.length >= choices.length) {
				for (let other = 1; other < ways; other += 1) alternatives.push([...taken, other]);
			}
			const step = steps[choice % steps.length];
			isMomentOver = choice < steps.length;
			taken.push(choice);
			names.push(`${step?.name ?? ''}${isMomentOver ? '' : ' and at once'}`);
			step?.run();
			if (!isMomentOver) continue;
			await allSettled();
			world.check();
		}
		await allSettled();
		world.check();
		await world.checkAtEnd();
	} catch (error) {
		throw new Error(`After: ${names.join(' → ')}`, { cause: error });
	}
	return alternatives;
}

/** Resolves when no promise callback is left to run. */
export async function allSettled(): Promise<void> {
	await new Promise<void>((resolve) => {
		setImmediate(resolve);
	});
}
