import { listOf, own, recordOf, textOf, idOf } from '../../core/event/read';
import type { Failure } from '../../core/http';
import type { Link, StepResult } from '../../core/sync';
import { mostLinkReads, mostLinks, paths } from './api';
import { permanentFailure } from './failure';
import { parseProblem } from './problem';
import { chunksOf, type Session } from './session';

/**
 * Links deals to contacts. What is linked already is read first, a thousand a call, so that a second run writes
 * nothing; when that cannot be read, every link is made again, which is harmless.
 */
export async function linkDeals(session: Session, links: readonly Link[]): Promise<StepResult> {
	const present = await presentLinks(session, links);
	const missing = links.filter((link) => !present.has(pairOf(link.dealId, link.contactId)));
	const failures = new Map<string, Failure>();
	for (const chunk of chunksOf(missing, mostLinks)) {
		if (session.plan !== null) {
			session.plan.countCall();
			for (const { dealKey, dealId, contactId } of chunk) {
				const fields = { contact: contactId };
				session.plan.note(dealKey, {
					type: 'deal',
					action: 'link',
					id: dealId === '' ? null : dealId,
					fields,
				});
			}
			continue;
		}
		const inputs = chunk.map(({ dealId, contactId }) => ({ from: { id: dealId }, to: { id: contactId } }));
		const result = await session.caller.call({ method: 'POST', path: paths.link, body: { inputs } });
		if (!result.ok) for (const { dealKey } of chunk) failures.set(dealKey, result.failure);
		else
			for (const [dealKey, failure] of refusedLinks(result.response.body, chunk))
				failures.set(dealKey, failure);
	}
	return { failures };
}

function pairOf(dealId: string, contactId: string): string {
	return `${dealId}/${contactId}`;
}

async function presentLinks(session: Session, links: readonly Link[]): Promise<ReadonlySet<string>> {
	const present = new Set<string>();
	const old = links.filter(({ isNewDeal }) => !isNewDeal).map(({ dealId }) => dealId);
	for (const chunk of chunksOf([...new Set(old)], mostLinkReads)) {
		const body = { inputs: chunk.map((id) => ({ id })) };
		const result = await session.caller.call({ method: 'POST', path: paths.readLinks, body });
		if (!result.ok) continue;
		for (const entry of listOf(own(recordOf(result.response.body), 'results'))) {
			const dealId = idOf(own(recordOf(own(recordOf(entry), 'from')), 'id'));
			for (const target of listOf(own(recordOf(entry), 'to'))) {
				const contactId = idOf(own(recordOf(target), 'toObjectId'));
				if (dealId !== null && contactId !== null) present.add(pairOf(dealId, contactId));
			}
		}
	}
	return present;
}

function refusedLinks(body: unknown, links: readonly Link[]): ReadonlyArray<readonly [string, Failure]> {
	return listOf(own(recordOf(body), 'errors')).flatMap((entry) => {
		const context = recordOf(own(recordOf(entry), 'context'));
		const dealIds = listOf(own(context, 'fromObjectId')).flatMap((id) => textOf(id) ?? []);
		const failure = permanentFailure(parseProblem(entry), 'LINK_REFUSED');
		const concerned = dealIds.length === 0 ? links : links.filter(({ dealId }) => dealIds.includes(dealId));
		return concerned.map(({ dealKey }) => [dealKey, failure] as const);
	});
}
