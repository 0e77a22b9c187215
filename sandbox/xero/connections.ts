import type { Answer } from '../http/route';
import type { XeroState } from './state';

/** `GET /connections`: the organisations that the token reaches. */
export function connectionsAnswer({ organisations }: XeroState): Answer {
	const list = [...organisations.values()].map((books, index) => {
		const madeAt = new Date(books.createdAt).toISOString().replace('Z', '0000');
		return {
			id: `c0ec7104-0000-4000-a000-00000000000${index}`,
			authEventId: 'a07e7e27-0000-4000-a000-000000000001',
			tenantId: books.tenantId,
			tenantType: 'ORGANISATION',
			tenantName: books.name,
			createdDateUtc: madeAt,
			updatedDateUtc: madeAt,
		};
	});
	return { status: 200, body: list };
}
