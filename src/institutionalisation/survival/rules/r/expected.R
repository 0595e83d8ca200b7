# Numbers of R's survival, kept beside the tests that compare ours with them: Rscript expected.R > expected.json
# Kaplan & Meier 1958; Greenwood 1926; log-log bands (Kalbfleisch & Prentice 1980); log-rank (Mantel 1966, Peto & Peto 1972).
suppressMessages(library(survival))

number <- function(x) ifelse(is.finite(x), sprintf("%.15g", x), "null")
array <- function(x) paste0("[", paste(number(x), collapse = ","), "]")

curve <- function(d) {
  f <- survfit(Surv(d$entry, d$exit, d$died) ~ 1, conf.type = "log-log")
  m <- summary(f)$table
  sprintf('"time":%s,"atRisk":%s,"events":%s,"censored":%s,"survival":%s,"error":%s,"low":%s,"high":%s,"median":%s',
    array(f$time), array(f$n.risk), array(f$n.event), array(f$n.censor), array(f$surv), array(f$std.err), array(f$lower),
    array(f$upper), array(m[c("median", "0.95LCL", "0.95UCL")]))
}

subjects <- function(d) {
  rows <- sprintf("[%s,%s,%d,%d]", number(d$entry), number(d$exit), d$died, d$group)
  paste0("[", paste(rows, collapse = ","), "]")
}

# The log-rank test with delayed entry is the score test of Cox's model with exact handling of ties left out (Efron is not
# the log-rank): the hypergeometric sums are written out, and without delayed entry they are compared with survdiff.
logrank <- function(d) {
  groups <- sort(unique(d$group))
  times <- sort(unique(d$exit[d$died == 1]))
  k <- length(groups)
  observed <- expected <- rep(0, k)
  variance <- matrix(0, k, k)
  for (t in times) {
    risk <- sapply(groups, function(g) sum(d$group == g & d$entry < t & d$exit >= t))
    dead <- sapply(groups, function(g) sum(d$group == g & d$exit == t & d$died == 1))
    n <- sum(risk); m <- sum(dead)
    observed <- observed + dead
    expected <- expected + m * risk / n
    if (n > 1) for (i in 1:k) for (j in 1:k)
      variance[i, j] <- variance[i, j] + m * (n - m) / (n - 1) * (risk[i] / n) * ((i == j) - risk[j] / n)
  }
  if (k < 2) return('"logrank":null')
  z <- (observed - expected)[-k]
  chi <- as.numeric(t(z) %*% solve(variance[-k, -k, drop = FALSE]) %*% z)
  if (all(d$entry == 0)) stopifnot(all.equal(chi, survdiff(Surv(exit, died) ~ group, data = d)$chisq))
  if (k == 2) {
    score <- coxph(Surv(entry, exit, died) ~ group, data = d, ties = "exact")$score
    stopifnot(abs(score - chi) < 1e-6)
  }
  sprintf('"logrank":{"observed":%s,"expected":%s,"chiSquare":%s,"df":%d,"p":%s}', array(observed), array(expected),
    number(chi), k - 1, number(pchisq(chi, k - 1, lower.tail = FALSE)))
}

case <- function(name, d) {
  parts <- sapply(sort(unique(d$group)), function(g) paste0("{", curve(d[d$group == g, ]), "}"))
  sprintf('{"name":"%s","subjects":%s,"all":{%s},"groups":[%s],%s}', name, subjects(d), curve(d),
    paste(parts, collapse = ","), logrank(d))
}

frame <- function(exit, died, group = 1, entry = 0)
  data.frame(entry = entry, exit = exit, died = as.integer(died), group = as.integer(group))

a <- aml
v <- veteran
set.seed(1958)
n <- 60
start <- round(rexp(n, 1 / 1200)); seen <- start + 1 + round(rexp(n, 1 / 900))
# The classic danger of delayed entry: at the first death only one is under observation, and the curve falls to nought.
early <- frame(c(3, 9, 12, 15, 20), c(1, 0, 1, 1, 0), 1, c(0, 5, 5, 6, 7))

cases <- c(
  case("leukaemia", frame(a$time, a$status, ifelse(a$x == "Maintained", 1, 2))),
  case("many ties", frame(c(5, 5, 5, 8, 8, 12, 12, 12, 12, 20), c(1, 1, 0, 1, 0, 1, 1, 0, 0, 1), c(1, 2, 1, 1, 2, 1, 2, 2, 1, 2))),
  case("veterans by cell, four groups", frame(v$time, v$status, as.integer(v$celltype))),
  case("delayed entry", frame(seen, runif(n) < 0.6, 1 + (runif(n) < 0.5), start)),
  case("one at risk at the first death", early),
  case("all censored", frame(c(4, 7, 7, 11), c(0, 0, 0, 0))),
  case("all stopped", frame(c(2, 3, 3, 9), c(1, 1, 1, 1))),
  case("one subject, stopped", frame(730, 1)),
  case("one subject, censored", frame(730, 0)),
  case("last one stopped", frame(c(1, 2, 3), c(0, 0, 1)))
)
cat("[\n", paste(cases, collapse = ",\n"), "\n]\n", sep = "")
