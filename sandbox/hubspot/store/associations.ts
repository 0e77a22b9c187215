import type { ObjectType } from './object-type';

export interface AssociationLabel {
	readonly category: string;
	readonly typeId: number;
}

export interface AssociationStore {
	/** Repeating it is harmless. */
	readonly add: (from: RecordRef, to: RecordRef, label: AssociationLabel) => void;
	readonly of: (from: RecordRef, toType: ObjectType) => readonly Association[];
	readonly count: () => number;
}

export interface RecordRef {
	readonly type: ObjectType;
	readonly id: string;
}

export interface Association {
	readonly toObjectId: string;
	readonly labels: readonly AssociationLabel[];
}

export function createAssociationStore(): AssociationStore {
	const links = new Map<string, Map<string, AssociationLabel[]>>();
	const keyOf = (from: RecordRef, toType: ObjectType) => `${from.type}/${from.id}/${toType}`;
	return {
		add: (from, to, label) => {
			const targets = links.get(keyOf(from, to.type)) ?? new Map<string, AssociationLabel[]>();
			links.set(keyOf(from, to.type), targets);
			const labels = targets.get(to.id) ?? [];
			targets.set(to.id, labels);
			if (!labels.some((known) => known.typeId === label.typeId)) labels.push(label);
		},
		of: (from, toType) =>
			[...(links.get(keyOf(from, toType)) ?? [])].map(([toObjectId, labels]) => ({ toObjectId, labels })),
		count: () => [...links.values()].reduce((sum, targets) => sum + targets.size, 0),
	};
}
