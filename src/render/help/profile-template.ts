/** What `profile init` writes: a file whose every line but the name is a comment. */

export const PROFILE_TEMPLATE = `# A profile for ketaplan: a hospital's defaults and limits. Remove the # before what applies.
# Use it with --profile, or name it in KETAPLAN_PROFILE. Examine it with: ketaplan profile check
name: Our ward

# Defaults. An option on the command line replaces them.
# tz: America/New_York
# protocol: {inpatient: crps-5day, outpatient: crps-10session}   # an id, or a file beside this one
# concentration: 2          # mg/mL, or as a bag is labelled: 500mg/250mL
# container: 250            # mL
# pump_step: 0.1            # mL/h
# pump_max: 999             # mL/h
# hang: 24h                 # how long a container hangs at most
# stock: 50 mg/mL x 10 mL   # what the pharmacy holds
# on: weekdays              # outpatient
# closed: [2026-12-24..2027-01-01]
# paper: A4                 # or Letter

# Limits. Of these and the protocol's the tighter is in force; no option goes beyond it.
# limits:
#   maximum: {value: 35, unit: mg/h}
#   maximum_per_kg: {value: 0.5, unit: mg/kg/h}
#   minimum: {value: 5, unit: mg/h}            # soft; the others are hard
#   session_dose: {value: 150, unit: mg}
#   load_dose: {value: 0.3, unit: mg/kg}
#   dose_24h: {value: 900, unit: mg}

# When to hold. The examples are of one clinic's own web page (ucpw-clinic); give your own and their source.
# hold:
#   - {text: "systolic pressure under 90 or over 190 mmHg, diastolic over 110: call the prescriber", source: ["our pain team, 2026"]}
#   - {text: "breathing under 8 a minute, SpO2 under 92 % on air, RASS -2 or lower: call the prescriber", source: ["our pain team, 2026"]}
#   - {text: "severe dissociation, hallucinations or agitation: call the prescriber", source: ["our pain team, 2026"]}
# Also named there: not started at 160/100 mmHg or more.
# Proposed elsewhere (fpm-2016, summary read): a pause of 1 h at the first side effect, medical review at the second.

# What to observe. The examples are of one ward's guideline (rcht-2022, page read).
# observe:
#   - {what: "breathing, pain, sedation, dysphoria", every: {value: 15, unit: min}, for: {value: 1, unit: h}, source: ["our pain team, 2026"]}
#   - {what: "blood pressure, heart rate, SpO2", every: {value: 1, unit: h}, for: {value: 12, unit: h}, source: ["our pain team, 2026"]}
# Outpatients in one published series: blood pressure every 15 min, ECG and SpO2 all the time (goldberg-2005).
# After a session, on the clinic's page: observed for 45 to 60 min, an escort, no driving for 24 h.
`
