# Plasma concentration by numerical integration: data sets as ketaplan writes them for NONMEM on standard input, with
# the columns CASE and WEIGHT (kg) before; on standard output ng/mL at each record of EVID 2, a column a model.
suppressPackageStartupMessages(library(deSolve))

# 1/min; V1 in L/kg. Kamp at 70 kg: V 25, 56, 157 L; CL 84, Q 161, 79 L/h. Its clearances go by (w/70)^0.75,
# and so do those of Simons: V 11.6, 39, 174; CL 88.8, Q 145.8, 72.6. Of Fanta V1 and CL alone depend on the weight:
# V 133, 98.8, 187; CL 95.2, Q 157, 23.2.
models <- list(
  "kamp-2020" = list(v1 = 25 / 70, k10 = 84 / 25 / 60, k12 = 161 / 25 / 60, k21 = 161 / 56 / 60,
                     k13 = 79 / 25 / 60, k31 = 79 / 157 / 60),
  "domino" = list(v1 = 0.063, k10 = 0.438, k12 = 0.592, k21 = 0.247, k13 = 0.590, k31 = 0.0146),
  "clements" = list(v1 = 1.7522, k10 = 0.0109, k12 = 0.0186, k21 = 0.0137, k13 = 0, k31 = 0),
  "hijazi" = list(v1 = 1.08, k10 = 0.0333, k12 = 0.0088, k21 = 0.0030, k13 = 0, k31 = 0),
  "simons-2022" = list(v1 = 11.6 / 70, k10 = 88.8 / 11.6 / 60, k12 = 145.8 / 11.6 / 60, k21 = 145.8 / 39 / 60,
                       k13 = 72.6 / 11.6 / 60, k31 = 72.6 / 174 / 60),
  "fanta-2015" = list(v1 = 133 / 70)
)
fanta_at <- function(weight) {
  v1 <- 133 * weight / 70
  list(k10 = 95.2 * (weight / 70)^0.75 / v1 / 60, k12 = 157 / v1 / 60, k21 = 157 / 98.8 / 60, k13 = 23.2 / v1 / 60,
       k31 = 23.2 / 187 / 60)
}

# All models in one system: three amounts each, mg.
size <- 3 * length(models)
transfers_at <- function(weight) {
  transfers <- matrix(0, size, size)
  for (index in seq_along(models)) {
    place <- 3 * (index - 1) + 1:3
    # Clearance over volume.
    name <- names(models)[index]
    factor <- if (name %in% c("kamp-2020", "simons-2022")) (weight / 70)^0.75 / (weight / 70) else 1
    model <- if (name == "fanta-2015") fanta_at(weight) else models[[index]]
    transfers[place, place] <- factor * with(model, rbind(
      c(-(k10 + k12 + k13), k21, k31),
      c(k12, -k21, 0),
      c(k13, 0, -k31)
    ))
  }
  transfers
}
central <- 3 * (seq_along(models) - 1) + 1
volumes <- sapply(models, function(model) model$v1)

# Minutes, so that every time is whole.
read <- read.csv(file("stdin"), na.strings = ".")
read$MIN <- round(read$TIME * 60)

predicted <- function(set) {
  transfers <- transfers_at(set$WEIGHT[1])
  slope <- function(t, amounts, inflow) list(as.vector(transfers %*% amounts) + inflow)
  jacobian <- function(t, amounts, inflow) transfers
  doses <- set[set$EVID == 1, ]
  wanted <- sort(unique(set$MIN[set$EVID == 2]))
  ends <- doses$MIN + round(doses$AMT / doses$RATE * 60)
  changes <- sort(unique(c(0, doses$MIN, ends, max(wanted))))
  amounts <- rep(0, size)
  found <- NULL
  for (index in seq_len(length(changes) - 1)) {
    from <- changes[index]
    to <- changes[index + 1]
    running <- doses$MIN <= from & ends >= to
    inflow <- rep(0, size)
    inflow[central] <- sum(doses$RATE[running]) / 60
    times <- sort(unique(c(from, wanted[wanted > from & wanted <= to], to)))
    run <- lsoda(amounts, times, slope, inflow, rtol = 1e-11, atol = 1e-20, jacfunc = jacobian,
                 jactype = "fullusr", hini = 1e-3, maxsteps = 1e5)
    amounts <- run[nrow(run), -1]
    kept <- run[-1, , drop = FALSE]
    kept <- kept[kept[, 1] %in% wanted, , drop = FALSE]
    found <- rbind(found, cbind(kept[, 1], kept[, 1 + central, drop = FALSE]))
  }
  levels <- sweep(found[, -1, drop = FALSE], 2, volumes * set$WEIGHT[1], "/") * 1000
  cbind(set$CASE[1], found[, 1], levels)
}

cat("CASE,MIN,", paste(names(models), collapse = ","), "\n", sep = "")
for (set in split(read, read$CASE)) {
  table <- predicted(set)
  writeLines(apply(table, 1, function(row) paste(sprintf("%.17g", row), collapse = ",")))
}
