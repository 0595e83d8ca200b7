# Draws three juries, fits each with lme4 and writes what the tests expect. Run here: Rscript expected.R
# (Debian: r-base-core r-cran-lme4; written by R 4.2.2 with lme4 1.1-31.)
suppressMessages(library(lme4))

draw <- function(seed, entries, jurors, sheets, sd_entry, sd_juror, sd_rest) {
  set.seed(seed)
  worth <- rnorm(entries, 0, sd_entry)
  lenience <- rnorm(jurors, 0, sd_juror)
  rows <- do.call(rbind, lapply(seq_len(entries), function(i) {
    n <- if (length(sheets) == 1) sheets else sample(sheets, 1)
    j <- sample(jurors, n)
    data.frame(entry = sprintf("e%03d", i), juror = sprintf("j%02d", j),
               score = round(70 + worth[i] + lenience[j] + rnorm(n, 0, sd_rest), 2))
  }))
  rows[order(rows$entry, rows$juror), ]
}

# Standard errors of mean + entry from Henderson's mixed model equations at the variances that lme4 found.
errors <- function(fit, data) {
  v <- as.data.frame(VarCorr(fit))
  s2 <- sigma(fit)^2
  ve <- v$vcov[v$grp == "entry"]; vj <- v$vcov[v$grp == "juror"]
  e <- model.matrix(~ 0 + factor(data$entry)); j <- model.matrix(~ 0 + factor(data$juror))
  w <- cbind(1, e, j)
  ridge <- diag(c(0, rep(s2 / ve, ncol(e)), rep(s2 / vj, ncol(j))))
  covariance <- s2 * solve(crossprod(w) + ridge)
  pick <- cbind(1, diag(ncol(e)), matrix(0, ncol(e), ncol(j)))
  list(entry = sqrt(diag(pick %*% covariance %*% t(pick))),
       juror = sqrt(diag(covariance)[1 + ncol(e) + seq_len(ncol(j))]))
}

numbers <- function(x) paste0("[", paste(sprintf("%.8g", x), collapse = ", "), "]")
names_of <- function(x) paste0('["', paste(x, collapse = '", "'), '"]')

expect <- function(name, data) {
  write.csv(data, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  fit <- lmer(score ~ 1 + (1 | entry) + (1 | juror), data, REML = TRUE,
              control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5)))
  v <- as.data.frame(VarCorr(fit)); r <- ranef(fit, condVar = FALSE)
  component <- function(group) v$vcov[v$grp == group]
  fields <- c(
    sprintf('"mean": %.8g', fixef(fit)), sprintf('"entry": %.8g', component("entry")),
    sprintf('"juror": %.8g', component("juror")), sprintf('"residual": %.8g', component("Residual")),
    sprintf('"criterion": %.10g', REMLcrit(fit)),
    paste('"entries":', names_of(rownames(r$entry))), paste('"calibrated":', numbers(fixef(fit) + r$entry[, 1])),
    paste('"jurors":', names_of(rownames(r$juror))), paste('"leniency":', numbers(r$juror[, 1])))
  if (component("juror") > 0) {
    e <- errors(fit, data)
    fields <- c(fields, paste('"entrySe":', numbers(e$entry)), paste('"jurorSe":', numbers(e$juror)))
  }
  paste0('  "', name, '": {\n    ', paste(fields, collapse = ",\n    "), "\n  }")
}

writeLines(c("{", paste(c(
  expect("sparse", draw(1, 120, 14, 2:4, 6, 4, 5)),
  expect("complete", draw(2, 20, 6, 6, 5, 3, 4)),
  expect("alike", draw(5, 60, 8, 2, 6, 0, 5))), collapse = ",\n"), "}"), "expected.json")
