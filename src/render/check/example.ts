/** A small faulty table to learn from: a public hand-made one went wrong like its third row. */
export const EXAMPLE = `Hour,Weight (kg),Conc (mg/mL),Rate (mg/kg/h),Rate (mL/h),Dose (mg),Note
1,45,2,0.3,6.7,13.4,
2,45,2,0.35,7.8,15.6,5.0 mg/h is the step
3,45,2,0.3,11.8,23.6,
4,45,2,0.4,90,180,
`
