import { flagOf, isRecord, listOf, numberOf, own, textOf } from '../../core/event';
import type { Feedback, UnknownRecord } from '../../core/event';
import type { FieldRow, Mapper } from './fact';
import { guestIdRef } from './people';
import { centerOf, zenotiIdOf } from './read-zenoti';

/**
 * Feedback, both versions: V1 rates parts (`rating_value` is an object), V2 the whole (a number). `user_id` is the
 * guest. It has no id of its own: visit and guest together are the key (docs.zenoti.com/reference/feedback-started-feedback-v2).
 */
export const feedbackEvent: Mapper = (data) => {
	const groupId = zenotiIdOf(own(data, 'appointment_group_id'));
	const guestId = zenotiIdOf(own(data, 'user_id'));
	if (groupId === null || guestId === null) {
		const field =
			groupId === null ? 'appointment group id (data.appointment_group_id)' : 'guest id (data.user_id)';
		return [{ problem: `came without the ${field}, so it cannot be tied to anything` }];
	}
	const feedback = toFeedback(`${groupId}-${guestId}`, groupId, data);
	return [
		{
			type: 'studio.feedback.created',
			entity: 'feedback',
			entityId: feedback.id,
			record: data,
			centerId: feedback.location?.id ?? null,
			groupId,
			saleId: null,
			data: { feedback },
		},
	];
};

function toFeedback(id: string, bookingGroupId: string, data: UnknownRecord): Feedback {
	const rated = own(data, 'rating_value');
	const ratings = isRecord(rated) ? ratingsOf(rated) : {};
	return {
		id,
		bookingGroupId,
		client: guestIdRef(own(data, 'user_id')),
		location: centerOf(data),
		rating: numberOf(rated) ?? mean(Object.values(ratings)),
		ratings,
		comment: textOf(own(data, 'comments')),
		tags: listOf(own(data, 'guest_feedback_tags')).flatMap((tag) => tagName(tag) ?? []),
		wouldRecommend: flagOf(own(data, 'recommendation')),
	};
}

/** `fromEntries` defines own properties, so a part named `__proto__` stays data. */
function ratingsOf(parts: UnknownRecord): Readonly<Record<string, number>> {
	return Object.fromEntries(
		Object.entries(parts).flatMap(([part, value]) => {
			const rating = numberOf(value);
			return rating === null ? [] : [[part, rating] as const];
		}),
	);
}

/** To two decimals; `null` of nothing. */
function mean(ratings: readonly number[]): number | null {
	if (ratings.length === 0) return null;
	return Math.round((ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length) * 100) / 100;
}

function tagName(tag: unknown): string | null {
	return isRecord(tag) ? textOf(own(tag, 'name')) : textOf(tag);
}

export const feedbackFields: readonly FieldRow[] = [
	{
		studio: 'feedback.id',
		zenoti: 'user_id',
		note: 'behind appointment_group_id and a dash: it has no id of its own',
	},
	{ studio: 'feedback.bookingGroupId', zenoti: 'appointment_group_id' },
	{ studio: 'feedback.client.id', zenoti: 'user_id' },
	{ studio: 'feedback.location.id', zenoti: 'center_id' },
	{ studio: 'feedback.rating', zenoti: 'rating_value', note: 'V1: the mean of the parts' },
	{ studio: 'feedback.ratings.service', zenoti: 'rating_value.service', note: 'V1: every part by its name' },
	{ studio: 'feedback.comment', zenoti: 'comments' },
	{ studio: 'feedback.tags[]', zenoti: 'guest_feedback_tags[].name', note: 'V2' },
	{ studio: 'feedback.wouldRecommend', zenoti: 'recommendation', note: 'V1' },
];
