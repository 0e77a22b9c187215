import { idOf, listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import type { Caller } from '../../core/http';
import type { Choice, Choices } from '../../core/sync';
import { paths } from './api';

export function fetchPipelines(caller: Caller): Promise<Choices> {
	return fetchChoices(caller, paths.pipelines, {}, labelled);
}

/** Stages of one pipeline in its own order. */
export function fetchStages(caller: Caller, pipelineId: string): Promise<Choices> {
	return fetchChoices(caller, `${paths.pipelines}/${encodeURIComponent(pipelineId)}`, {}, labelled, 'stages');
}

/** The first 500 people records can be given to. */
export function fetchOwners(caller: Caller): Promise<Choices> {
	return fetchChoices(caller, paths.owners, { limit: '500' }, (owner) => {
		const parts = [textOf(own(owner, 'firstName')), textOf(own(owner, 'lastName'))];
		const name = parts.filter((part) => part !== null).join(' ');
		return name === '' ? textOf(own(owner, 'email')) : name;
	});
}

export function fetchSubscriptionTypes(caller: Caller): Promise<Choices> {
	return fetchChoices(caller, paths.subscriptionTypes, {}, (type) => textOf(own(type, 'name')));
}

function labelled(entry: UnknownRecord): string | null {
	return textOf(own(entry, 'label'));
}

async function fetchChoices(
	caller: Caller,
	path: string,
	query: Readonly<Record<string, string>>,
	nameOf: (entry: UnknownRecord) => string | null,
	listName = 'results',
): Promise<Choices> {
	const result = await caller.call({ method: 'GET', path, query });
	if (!result.ok) return { ok: false, failure: result.failure };
	const choices = listOf(own(recordOf(result.response.body), listName)).flatMap((raw): readonly Choice[] => {
		const entry = recordOf(raw);
		const value = idOf(own(entry, 'id'));
		return value === null ? [] : [{ name: nameOf(entry) ?? value, value }];
	});
	return { ok: true, choices };
}
