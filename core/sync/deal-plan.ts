import { settleRefunds, withoutEchoes } from './deal-refunds';
import { dealFacets, provisionalDealName, type DealStatement } from './deal-statements';
import type { DealField, Values } from './fields';
import type { DealGroup } from './groups';
import { isNews } from './news';
import type { SyncSettings } from './settings';
import { isEmpty, laterOf, settle, type Settled } from './settle';
import type { Pipeline } from './stages';
import type { Change, Held } from './target';

export interface DealPlan {
	readonly group: DealGroup;
	readonly held: Held<DealField> | null;
	/** `null` when there is nothing to write. */
	readonly change: Change<DealField> | null;
	/** Whether the change tells anything of the visit or sale. */
	readonly isNews: boolean;
	/** False for a deal that does not exist and that these events must not open. */
	readonly exists: boolean;
	readonly staleItems: ReadonlySet<number>;
	readonly notes: readonly string[];
}

export function planDeal(
	group: DealGroup,
	held: Held<DealField> | null,
	pipeline: Pipeline,
	settings: SyncSettings,
): DealPlan {
	if (held === null && !group.mayOpen) {
		const note = 'No deal was opened: the event only moves a deal that is there, and none has its key.';
		return { group, held, change: null, isNews: false, exists: false, staleItems: new Set(), notes: [note] };
	}
	const values = withoutProvisionalName(group.key, held?.values ?? new Map<DealField, string>());
	const statements = withoutEchoes(group.statements, values);
	const settled = settleDeal(statements, values, pipeline, settings);
	const { changes } = settled;
	keepLatest(values, changes);
	const ownsStage = settings.owned.deal.has('stage');
	const refunds = settleRefunds(settled, values, statements, pipeline, ownsStage);
	const notes = [...leaveOtherPipeline(values, pipeline, changes), ...refunds.notes];
	const owner = settings.ownerId;
	const mayOwn = isEmpty(values, 'owner') || !settings.owned.deal.has('owner');
	if (owner !== null && mayOwn && values.get('owner') !== owner) changes.set('owner', owner);
	if (held === null) {
		changes.set('key', group.key);
		if (!changes.has('name')) changes.set('name', provisionalDealName(group.key));
	}
	if (changes.size > 0 && group.correlationId !== null) changes.set('correlationId', group.correlationId);
	const change =
		changes.size === 0 ? null : { key: group.key, id: null, isNew: held === null, values: changes };
	const staleItems = new Set([...settled.staleItems, ...refunds.staleItems]);
	const hasNews = isNews(changes, held?.values ?? new Map());
	return { group, held, change, isNews: hasNews, exists: true, staleItems, notes };
}

/** The deal's own clock is that of whatever came last, calendar or till. */
function keepLatest(held: Values<DealField>, changes: Map<DealField, string>): void {
	const before = held.get('lastEventAt') ?? '';
	const latest = [changes.get('lastEventAt'), changes.get('saleAt')].reduce<string>(
		(one, other) => laterOf(other, one),
		before,
	);
	if (latest !== before) changes.set('lastEventAt', latest);
}

/**
 * Once the sale has spoken, the calendar no longer moves the deal: a visit marked as completed after it was paid
 * does not undo the win. Such statements only fill; they are stale when older than what the deal already knows.
 */
function settleDeal(
	statements: readonly DealStatement[],
	held: Values<DealField>,
	pipeline: Pipeline,
	settings: SyncSettings,
): Settled<DealField> {
	const rules = { ...dealFacets, owned: settings.owned.deal };
	const saleAt = held.get('saleAt') ?? '';
	const isRefunded = (held.get('refunds') ?? '') !== '' && pipeline.stages.has('sale_closed');
	if (saleAt === '' && !isRefunded) return settle(held, statements, rules);
	const silenced = statements.filter(({ facet }) => facet === 'visit');
	const settled = settle(
		held,
		statements.filter(({ facet }) => facet !== 'visit'),
		rules,
	);
	const known = laterOf(held.get('lastEventAt'), saleAt);
	const late = silenced.filter(({ time }) => time < known).map(({ item }) => item);
	return { changes: settled.changes, staleItems: new Set([...settled.staleItems, ...late]) };
}

/** A deal that somebody moved to another pipeline stays there, at the stage it has. */
function leaveOtherPipeline(
	held: Values<DealField>,
	pipeline: Pipeline,
	changes: Map<DealField, string>,
): readonly string[] {
	const present = held.get('pipeline') ?? '';
	if (present === '' || present === pipeline.id || !changes.delete('stage')) return [];
	return ['The deal is in another pipeline now, so its stage was left alone.'];
}

function withoutProvisionalName(key: string, held: Values<DealField>): Values<DealField> {
	if (held.get('name') !== provisionalDealName(key)) return held;
	return new Map([...held].filter(([field]) => field !== 'name'));
}
