import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Zenoti } from '../../../nodes/Zenoti/Zenoti.node';
import { startZenotiApi, type ZenotiApiSandbox } from '../../../sandbox/zenoti-api';
import { optionsContext } from '../../support/options-context';
import { byId, centerOf } from './support';

const { loadOptions, listSearch } = new Zenoti().methods;

let zenoti: ZenotiApiSandbox;
beforeAll(async () => {
	zenoti = await startZenotiApi();
});
afterAll(async () => await zenoti.close());
beforeEach(() => zenoti.reset());

let accounts = 0;

/** The panel being filled in, with a credential of its own. */
function panel(parameters: Readonly<Record<string, unknown>> = {}, apiKey = zenoti.apiKey) {
	const id = `panel-${(accounts += 1)}`;
	return optionsContext({
		node: { name: 'Zenoti', credentials: { zenotiApi: { id, name: 'Zenoti' } } },
		parameters,
		credentials: { environment: 'custom', baseUrl: zenoti.url, apiKey },
		headers: { authorization: `apikey ${apiKey}` },
	});
}

describe('The lists of the Zenoti node', () => {
	const centers = () =>
		zenoti.organisation.centers
			.all()
			.map(({ id, name }) => ({ name, value: id }))
			.sort((one, other) => one.name.localeCompare(other.name));

	it('offer the centers of the account, by name', async () => {
		expect(await loadOptions.getCenters.call(panel())).toEqual(centers());
		const [first] = centers();
		const found = await listSearch.searchCenters.call(panel(), first?.name.slice(0, 6).toUpperCase());
		expect(found.results).toContainEqual(first);
		expect(await listSearch.searchCenters.call(panel(), 'no such place')).toEqual({ results: [] });
	});

	it('offer the employees of the chosen center, and none before one is chosen', async () => {
		const found = await listSearch.searchEmployees.call(panel({ centerId: byId(centerOf(zenoti).id) }));
		expect(found.results.map(({ value }) => value).sort()).toEqual(
			zenoti.organisation.employees
				.all()
				.map(({ id }) => id)
				.sort(),
		);
		expect(await listSearch.searchEmployees.call(panel({ centerId: byId('') }))).toEqual({ results: [] });
	});

	it('tell a narrow key that IDs can be entered by hand', async () => {
		zenoti.grantKey('narrow', { rights: ['guests'] });
		await expect(loadOptions.getCenters.call(panel({}, 'narrow'))).rejects.toMatchObject({
			description: expect.stringContaining('enter IDs by hand'),
		});
	});
});
