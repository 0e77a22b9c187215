import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall, ZenotiRoute } from '../call';
import { pageInfo, paged, rowsOn } from '../paging';
import { seesCenter } from '../reports/filters';
import { centerBody, countries } from '../shape/center';
import type { ZenotiState } from '../state';
import { withPathCenter } from './place';

function list({ organisation }: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	const withHours = call.values('expand').some((one) => one.toLowerCase() === 'working_hours');
	const visible = organisation.centers.all().filter(({ id }) => seesCenter(key, [], id));
	return {
		status: 200,
		body: {
			centers: visible.map((center) => centerBody(center, withHours)),
			requested_centers: null,
			page_info: null,
			error: null,
		},
	};
}

/** Numeric ids only, as the real endpoint has them. */
function read(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withPathCenter(state, call, key, ({ id, name, code }) => ({
		status: 200,
		body: {
			center: { id, name, code, phone: '2015550123', time_zone_id: 6, currency_id: 148, email: '' },
			error: null,
		},
	}));
}

/** No e-mail, and no page_info either. */
function employees(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withPathCenter(state, call, key, () =>
		paged(call, undefined, (page) => ({
			status: 200,
			body: { employees: rowsOn(state.organisation.employees.all(), page).map((one) => person(one, 1)) },
		})),
	);
}

/** Not paged; the same gender is a text here. */
function therapists(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withPathCenter(state, call, key, () => ({
		status: 200,
		body: { therapists: state.organisation.employees.all().map((one) => person(one, '1')) },
	}));
}

interface Named {
	readonly id: string;
	readonly code: string;
	readonly firstName: string;
	readonly lastName: string;
}

function person({ id, code, firstName, lastName }: Named, gender: number | string) {
	return {
		id,
		code,
		personal_info: {
			first_name: firstName,
			last_name: lastName,
			name: `${firstName} ${lastName}`,
			gender,
		},
		job_info: { id: 'c3a2c6b4-55d4-4f5b-9c43-0f6b6d1a7b10', name: 'Therapist' },
	};
}

function services(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	return withPathCenter(state, call, key, () =>
		paged(call, undefined, (page) => {
			const offered = state.organisation.offers.all().filter(({ kind }) => kind === 'appointment');
			const rows = rowsOn(offered, page).map(({ id, code, name, minutes, priceCents }) => ({
				id,
				code,
				name,
				description: '',
				duration: minutes,
				price_info: { currency_id: 148, sale_price: priceCents / 100, include_tax: false },
			}));
			return { status: 200, body: { services: rows, page_info: pageInfo(offered, page) } };
		}),
	);
}

export const centerRoutes: readonly ZenotiRoute[] = [
	{ method: 'GET', path: '/v1/centers', right: 'centers', answer: list },
	{ method: 'GET', path: '/v1/centers/:centerId', right: 'centers', answer: read },
	{
		method: 'GET',
		path: '/v1/countries',
		right: 'centers',
		answer: () => ({ status: 200, body: { countries, error: null } }),
	},
	{ method: 'GET', path: '/v1/centers/:centerId/employees', right: 'employees', answer: employees },
	{ method: 'GET', path: '/v1/centers/:centerId/therapists', right: 'employees', answer: therapists },
	{ method: 'GET', path: '/v1/centers/:centerId/services', right: 'centers', answer: services },
];
