import { describe, it } from 'vitest';
import { Crm } from './week/crm';
import { expectWhole } from './week/expect-whole';
import { describeWeek, factsOr, seeds } from './week/suite';
import { hear, liveWeek } from './week/week';

for (const seed of seeds) {
	describeWeek({
		system: 'wellnessliving',
		seed,
		facts: factsOr(600),
		clients: factsOr(600) / 6,
		polls: 1,
	});

	describe(`a week at wellnessliving that is polled every day (STUDIO_OPS_SEED=${seed})`, () => {
		it('lacks only the cancellations of what was booked and cancelled between two polls', async () => {
			const facts = factsOr(300);
			const week = await liveWeek({ system: 'wellnessliving', seed, facts, clients: facts / 6, polls: 7 });
			const crm = await Crm.open(seed);
			const hearing = hear(week, 0.5);
			await crm.write(hearing.events);
			await crm.write(week.pollEvents);
			expectWhole(crm, week, hearing);
			await crm.close();
		}, 120_000);
	});
}
