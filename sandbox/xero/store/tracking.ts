export interface TrackingOption {
	readonly id: string;
	readonly name: string;
	readonly status: 'ACTIVE' | 'ARCHIVED';
}

export interface TrackingCategory {
	readonly id: string;
	readonly name: string;
	readonly status: 'ACTIVE' | 'ARCHIVED';
	readonly options: readonly TrackingOption[];
}
